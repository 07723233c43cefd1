"""What a draft clause on a topic asks for: one neutral phrase a topic, in English and Chinese.

A phrase follows the definition of its topic, not the wording of any instrument, and fits after "shall", "should",
"may" and "aim to" (应当, 宜, 可以, 力求). Topics without a phrase are named by their title.
"""

from collections.abc import Mapping

from comparator.model.vocabulary import Text, Topic, pick


def _pair(english: str, chinese: str) -> Text:
    return {"en": english, "zh-Hans": chinese}


PHRASES: Mapping[str, Text] = {
    "ai-definition": _pair("settle what counts as artificial intelligence", "界定何为人工智能"),
    "territorial-reach": _pair("settle to whom and where the rules apply", "明确规则适用的主体与地域"),
    "exemptions": _pair("settle what the rules leave out", "明确规则不适用的情形"),
    "risk-tiers": _pair("sort AI systems by risk", "对人工智能系统按风险分级分类"),
    "general-purpose-threshold": _pair(
        "set the point from which general-purpose models carry extra duties", "设定通用模型承担额外义务的门槛"
    ),
    "fundamental-principles": _pair("follow shared principles for artificial intelligence", "遵循人工智能的共同原则"),
    "manipulation": _pair("guard against AI that manipulates or exploits people", "防范人工智能操纵或利用他人"),
    "social-scoring": _pair("limit the social scoring of people", "限制对个人的社会评分"),
    "biometric-identification": _pair(
        "limit the recognition of people by their bodily traits", "规范以生物特征识别个人的活动"
    ),
    "emotion-recognition": _pair("limit systems that infer feelings", "规范推断情绪的系统"),
    "predictive-policing": _pair("limit the use of AI in law enforcement", "规范人工智能的执法使用"),
    "autonomous-weapons": _pair("keep weapons that use AI under human control", "使运用人工智能的武器处于人的控制之下"),
    "unlawful-content": _pair("guard against unlawful content made with AI", "防范利用人工智能制作违法内容"),
    "management-system": _pair("run a management system for AI", "建立并运行人工智能管理体系"),
    "accountable-roles": _pair("assign who answers for AI", "明确人工智能的责任主体"),
    "risk-management": _pair("manage the risks of AI", "管理人工智能风险"),
    "impact-assessment": _pair("assess the impact of AI on people and society", "评估人工智能对个人与社会的影响"),
    "ai-literacy": _pair("see to knowledge of AI among those who work with it or meet it", "提升人工智能素养与能力"),
    "whistleblowing": _pair("enable and shelter reports from within organisations", "保障并保护内部举报"),
    "value-chain-duties": _pair("share duties along the value chain", "在价值链各方之间分担义务"),
    "liability": _pair("settle who answers for damage caused by AI", "明确人工智能所致损害的责任"),
    "stakeholder-engagement": _pair("hear and involve those concerned", "听取并吸收利益相关方意见"),
    "data-quality": _pair("see to the quality of data for AI", "保证人工智能数据的质量"),
    "data-provenance": _pair("see to lawful and recorded sources of data", "保证数据来源合法并有记录"),
    "personal-data": _pair("protect personal data and privacy", "保护个人信息与隐私"),
    "training-data-ip": _pair("respect intellectual property in AI", "尊重人工智能中的知识产权"),
    "cross-border-transfer": _pair("set conditions for the transfer of data across borders", "规定数据跨境流动的条件"),
    "technical-documentation": _pair("keep technical documentation", "编制并保存技术文档"),
    "logging": _pair("keep logs", "留存日志"),
    "accuracy-robustness": _pair("see to accurate and stable performance", "保证系统准确、稳定运行"),
    "cybersecurity": _pair("protect AI against attack and theft", "保护人工智能免受攻击与窃取"),
    "testing-red-teaming": _pair("test AI systems and models", "测试人工智能系统与模型"),
    "human-oversight": _pair("arrange for people to oversee AI", "安排人员监督人工智能"),
    "fairness": _pair("prevent unfair discrimination by AI", "防止人工智能造成不公平歧视"),
    "explainability": _pair("make AI understandable", "提升人工智能的可解释性"),
    "safe-shutdown": _pair("provide means to stop and retire AI safely", "提供安全停用与退役的手段"),
    "environment": _pair("limit the use of energy and resources by AI", "节约人工智能的能源与资源消耗"),
    "ai-interaction-notice": _pair("tell people that they are dealing with AI", "告知有关人员其正在与人工智能交互"),
    "synthetic-content-label": _pair("label synthetic content", "对合成内容进行标识"),
    "instructions-for-use": _pair("give information on correct use", "提供正确使用所需的信息"),
    "registration-filing": _pair("register or file what is subject to it", "办理登记或备案"),
    "model-disclosure": _pair("publish facts about models and systems", "公开模型与系统的有关信息"),
    "decision-explanation": _pair(
        "inform and explain when AI takes part in a decision", "对人工智能参与的决定予以告知和解释"
    ),
    "contest-human-review": _pair(
        "let people contest decisions and have them reviewed", "保障当事人提出异议并获得复核"
    ),
    "opt-out": _pair("give people a choice not to be subject to AI", "保障人们不受人工智能影响的选择权"),
    "complaint-remedy": _pair("provide for complaints and remedies", "提供投诉与救济途径"),
    "personality-rights": _pair("protect likeness, voice and other personality rights", "保护肖像、声音等人格权益"),
    "children": _pair("protect children and vulnerable groups", "保护儿童与弱势群体"),
    "workers": _pair("look after workers whom AI affects", "保障受人工智能影响的劳动者"),
    "accessibility-language-culture": _pair(
        "fit AI to people with disabilities, languages and cultures", "使人工智能适应残疾人、各种语言与文化"
    ),
    "conformity-assessment": _pair("have conformity with requirements assessed", "对符合要求的情况进行合格评定"),
    "audit": _pair("have AI audited", "对人工智能开展审计"),
    "licensing": _pair("make approval a condition where an authority must agree first", "对须事先同意的事项实行许可"),
    "market-monitoring": _pair("watch AI systems once they are in use", "对投入使用的人工智能系统进行监测"),
    "incident-reporting": _pair("report incidents or be ready to respond to them", "报告或者应对事件"),
    "content-moderation": _pair("review and take down content", "审核并处置内容"),
    "authority": _pair("have bodies that steer, supervise or advise on AI", "设置主管、监督或咨询人工智能事务的机构"),
    "inspection": _pair("enable supervisors to find facts", "保障监管机构查明事实"),
    "penalties": _pair("set penalties for breaches", "对违反行为规定处罚"),
    "corrective-measures": _pair("have breaches and hazards put right", "纠正违反行为并消除隐患"),
    "sandboxes": _pair("run controlled trials of new systems", "对新系统开展受控试点"),
    "competition": _pair("keep markets for AI open and competition fair", "维护人工智能市场开放与公平竞争"),
    "sme-relief": _pair("ease the load of small firms", "减轻中小企业负担并予以支持"),
    "confidentiality": _pair("keep what they learn confidential", "对所获知的信息保密"),
    "implementation-review": _pair("settle when rules take effect and are reviewed", "明确规则的施行与评估修订"),
    "national-plan": _pair("adopt a plan for AI", "制定人工智能规划"),
    "compute": _pair("build and share computing infrastructure", "建设并共享算力基础设施"),
    "public-data": _pair("supply and share data for AI", "为人工智能供给并共享数据"),
    "research": _pair("promote research and development", "促进研究与开发"),
    "talent": _pair("educate and attract people with AI skills", "培养并吸引人工智能人才"),
    "open-source": _pair("support open models, code and tools", "支持开放的模型、代码与工具"),
    "public-procurement": _pair("govern the use and purchase of AI by the state", "规范政府对人工智能的使用与采购"),
    "sector-programmes": _pair("promote AI in chosen fields", "促进人工智能在特定领域的应用"),
    "digital-divide": _pair("narrow gaps in access to AI", "缩小人工智能获取方面的差距"),
    "investment": _pair("provide funds for AI", "为人工智能提供资金"),
    "standards-adoption": _pair("make and use shared standards", "制定并采用共同标准"),
    "mutual-recognition": _pair(
        "bring rules closer together and accept equivalent ones", "推动规则趋近并接受同等规则"
    ),
    "information-sharing": _pair("exchange information on AI", "交流人工智能信息"),
    "cooperation-bodies": _pair("cooperate internationally on AI", "开展人工智能国际合作"),
    "sovereignty": _pair("respect the path and laws of each state", "尊重各国的道路与法律"),
}  # fmt: skip


def phrase(topic: Topic) -> Text:
    """Return the phrase of a topic in English and Chinese."""
    if topic.id in PHRASES:
        return PHRASES[topic.id]
    return _pair(
        f"make arrangements for {in_sentence(pick(topic.title))}", f"就“{pick(topic.title, 'zh-Hans')}”作出安排"
    )


def in_sentence(title: str) -> str:
    """Return an English title as it stands within a sentence; a word such as AI keeps its capitals."""
    first = title.split(" ", 1)[0]
    return title if any(letter.isupper() for letter in first[1:]) else title[:1].lower() + title[1:]
