"""Paragraphs on AI cooperation find their counterparts in another language, with the shipped lexicon alone."""

from collections.abc import Iterable, Mapping

import pytest

from comparator.alignment.align import align
from comparator.model.candidate import Candidate
from comparator.model.passage import Passage, Side

ENGLISH = {
    "divide": (
        "Developing countries shall receive training and technical support, so that the digital divide becomes "
        "narrower and the benefits of artificial intelligence reach all."
    ),
    "standards": (
        "The members align their technical standards and recognise each other's conformity assessment, so that a "
        "system tested in one country need not be tested again in another."
    ),
    "platform": (
        "A platform matches supply with demand, brings enterprises and research institutes together, and makes "
        "practical cooperation and innovation easier."
    ),
    "sovereignty": (
        "Every country chooses its own policies; cooperation respects sovereignty, treats all as equals and takes "
        "national circumstances into account."
    ),
    "data": (
        "Cross-border flows of data are permitted where personal information is protected and data security is "
        "ensured by law."
    ),
    "labels": "Content that a generative system has produced carries a label, so that users can recognise it.",
    "incidents": (
        "A provider that learns of a serious safety incident informs the competent authority without delay and takes "
        "corrective measures."
    ),
    "energy": "Computing centres should save energy, use renewable power and publish how much they consume.",
}
SIMPLIFIED = {
    "divide": "应当向发展中国家提供培训和技术支持，缩小数字鸿沟，使人工智能的惠益普及所有人。",
    "standards": "成员对接技术标准，相互承认合格评定结果，使在一国经过测试的系统不必在另一国重复测试。",
    "platform": "通过平台实现供需对接，汇聚企业和研究机构，便利务实合作与创新。",
    "sovereignty": "各国自主选择政策；合作应尊重主权、平等相待，并考虑各国国情。",
    "data": "在依法保护个人信息、保障数据安全的前提下，允许数据跨境流动。",
    "labels": "生成式系统产生的内容应当加以标识，便于用户识别。",
    "incidents": "提供者发现严重安全事件的，应当立即报告主管部门，并采取整改措施。",
    "energy": "算力中心应当节约能源，使用可再生能源，并公布用电量。",
}
TRADITIONAL = {
    "divide": "應當向開發中國家提供培訓和技術支援，縮小數位落差，使人工智慧的惠益普及所有人。",
    "standards": "成員對接技術標準，相互承認符合性評鑑結果，使在一國經過測試的系統不必在另一國重複測試。",
    "platform": "透過平臺實現供需對接，匯聚企業和研究機構，便利務實合作與創新。",
    "sovereignty": "各國自主選擇政策；合作應尊重主權、平等相待，並考慮各國國情。",
    "data": "在依法保護個人資料、保障資料安全的前提下，允許資料跨境流動。",
    "labels": "生成式系統產生的內容應當加以標識，便於使用者識別。",
    "incidents": "提供者發現嚴重安全事件者，應當立即通報主管機關，並採取改正措施。",
    "energy": "算力中心應當節約能源，使用再生能源，並公布用電量。",
}
KOREAN = {
    "divide": "개발도상국에 교육과 기술 지원을 제공하여 디지털 격차를 줄이고 인공지능의 혜택이 모두에게 미치도록 한다.",
    "standards": "회원국은 기술 표준을 조율하고 적합성 평가를 상호 인정하여, 시스템을 다시 시험하지 않게 한다.",
    "labels": "생성형 시스템이 만든 콘텐츠에는 표시를 하여 이용자가 구별할 수 있게 한다.",
    "incidents": "중대한 안전 사고를 알게 된 제공자는 지체 없이 관할 기관에 보고하고 시정 조치를 한다.",
    "data": "개인정보를 보호하고 데이터 보안을 보장하는 경우 데이터의 국외 이전을 허용한다.",
}
JAPANESE = {
    "divide": "開発途上国に研修と技術支援を提供し、デジタル格差を縮小して、人工知能の恩恵を広く及ぼす。",
    "standards": "加盟国は技術標準を調整し、適合性評価を相互に承認して、システムの再試験を避ける。",
    "labels": "生成システムが作成したコンテンツには、利用者が識別できるよう表示を付ける。",
    "incidents": "重大な安全上の事故を知った提供者は、遅滞なく所管の当局に報告し、是正措置を講じる。",
    "data": "個人情報を保護し、データの安全を確保する場合に限り、データの越境移転を認める。",
}
FRENCH = {
    "divide": (
        "Les pays en développement reçoivent une formation et un appui technique afin de réduire la fracture "
        "numérique et de partager les avantages de l'intelligence artificielle."
    ),
    "standards": (
        "Les membres alignent leurs normes techniques et reconnaissent mutuellement l'évaluation de la conformité, "
        "afin qu'un système testé dans un pays ne le soit pas une seconde fois."
    ),
    "labels": "Les contenus produits par un système génératif portent un étiquetage que l'utilisateur reconnaît.",
    "incidents": (
        "Le fournisseur qui a connaissance d'un incident de sécurité grave informe sans délai l'autorité compétente "
        "et prend des mesures correctives."
    ),
    "data": "Les transferts transfrontières de données sont permis si les données personnelles sont protégées.",
}


def side(texts: Mapping[str, str], language: str) -> Side:
    return Side(language, tuple(Passage(name, {language: text}) for name, text in texts.items()))


def first(candidates: Iterable[Candidate]) -> dict[str, str]:
    """Return the first candidate of each paragraph."""
    return {found.a: found.b for found in candidates if found.rank == 1}


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (SIMPLIFIED, "zh-Hans"),
        (TRADITIONAL, "zh-Hant"),
        (KOREAN, "ko"),
        (JAPANESE, "ja"),
        (FRENCH, "fr"),
    ],
)
def test_each_paragraph_finds_its_english_counterpart_and_is_found_by_it(texts, language):
    other, english = side(texts, language), side({name: ENGLISH[name] for name in texts}, "en")

    assert first(align(other, english).candidates) == {name: name for name in texts}
    assert first(align(english, other).candidates) == {name: name for name in texts}


@pytest.mark.parametrize(("texts", "language"), [(KOREAN, "ko"), (JAPANESE, "ja"), (FRENCH, "fr")])
def test_languages_meet_without_english_between_them(texts, language):
    chinese, other = side({name: SIMPLIFIED[name] for name in texts}, "zh-Hans"), side(texts, language)

    assert first(align(chinese, other).candidates) == {name: name for name in texts}
    assert first(align(other, chinese).candidates) == {name: name for name in texts}


def test_the_two_chinese_scripts_meet():
    traditional, simplified = side(TRADITIONAL, "zh-Hant"), side(SIMPLIFIED, "zh-Hans")

    assert first(align(traditional, simplified).candidates) == {name: name for name in TRADITIONAL}
