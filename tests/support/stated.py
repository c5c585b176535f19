"""A budget of a small bureau with prose that agrees with its tables, in wording of our own."""

from prose import with_sections

from gov_budget.model import (
    DepartmentBudget,
    Institution,
    InstitutionNature,
    Section,
    Table,
)

ITEMS = {
    "2010301": {"basic": 410_000},
    "2010302": {"project": 200_000},
    "2080505": {"basic": 100_000},
    "2101101": {"basic": 40_000},
    "2210201": {"basic": 50_000},
}
FUND = {"2120803": {"project": 200_000}}
BASIC = {
    "30101": {"personnel": 310_000},
    "30108": {"personnel": 100_000},
    "30110": {"personnel": 40_000},
    "30113": {"personnel": 50_000},
    "30201": {"public_use": 60_000},
    "30217": {"public_use": 10_000},
    "30231": {"public_use": 30_000},
}
CLASSES = {"201": 610_000, "208": 100_000, "210": 40_000, "212": 200_000, "221": 50_000}


def _tables():
    year = 2024
    rows = [("income.general_public", 800_000), ("income.government_fund", 200_000), ("income", 1_000_000),
            ("income_total", 1_000_000), *CLASSES.items(), ("expenditure", 1_000_000),
            ("expenditure_total", 1_000_000)]  # fmt: skip
    yield Table.build("balance", rows, year=year)
    yield Table.build("expenditure", [*ITEMS.items(), *FUND.items()], year=year)
    funds = [(c, {"government_fund" if c == "212" else "general_public": a}) for c, a in CLASSES.items()]
    yield Table.build(
        "appropriation_balance",
        [("income.general_public", {"amount": 800_000}), ("income.government_fund", {"amount": 200_000}),
         ("income", {"amount": 1_000_000}), *funds,
         ("expenditure", {"general_public": 800_000, "government_fund": 200_000})],
        year=year,
    )  # fmt: skip
    yield Table.build("general_public", list(ITEMS.items()), year=year, columns=("total", "basic", "project"))
    yield Table.build("general_public_basic", list(BASIC.items()), year=year)
    three = {"overseas": 0, "vehicle_purchase": 0, "vehicle_running": 30_000, "vehicles": 30_000}
    yield Table.build("three_public", [("total", {**three, "reception": 10_000})])
    yield Table.build("government_fund", list(FUND.items()), year=year, columns=("total", "basic", "project"))
    yield Table.build("state_capital", [], year=year, columns=("total", "basic", "project"))


def _sections():
    yield Section(
        "目录",
        ("一、部门预算情况说明……………1", "二、“三公”经费情况说明…………3", "三、其他事项说明……………5"),
    )
    yield Section("机构设置", ("本局部门预算包括局本部以及下属2家预算单位。行政单位1家，参公单位2家。",))
    yield Section(
        "2024年部门预算情况说明",
        (
            "支出包括：一般公共服务支出、社会保障和就业支出、卫生健康支出、城乡社区支出和住房保障支出。",
            (
                "某局2024年收入预算100.00万元，比2023年收入预算80.00万元增加20.00万元，增长25.00%，主要原因是任务增多。"
                "其中：一般公共预算拨款收入80.00万元，占80.00%；政府性基金预算拨款收入20.00万元，占20.00%。"
            ),
            "某局2024年支出预算100.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占40.00%。",
            "某局2024年财政拨款收支预算总数100.00万元。",
            (
                "某局2024年财政拨款支出预算100.00万元，比2023年预算增加20.00万元，主要原因是任务增多。其中，"
                "一般公共预算拨款支出80.00万元，比2023年预算70.00万元增加10.00万元，主要原因是任务增多；"
                "政府性基金预算支出20.00万元，比2023年预算10.00万元增加10.00万元，主要原因是工程增多；"
                "国有资本经营预算支出0万元，与2023年预算持平。"
            ),
        ),
    )
    yield Section(
        "一、一般公共预算支出情况",
        (
            "某局2024年一般公共预算拨款支出80.00万元。",
            (
                "一般公共服务支出61.00万元，占76.25%；社会保障和就业支出10.00万元，占12.50%；"
                "卫生健康支出4.00万元，占5.00%；住房保障支出5.00万元，占6.25%。"
            ),
            "1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）41.00万元，主要用于日常运转。",
            (
                "2.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）20.00万元，"
                "主要用于专项工作。"
            ),
            (
                "3.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）10.00万元，"
                "主要用于缴纳养老保险。"
            ),
            "4.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）4.00万元，主要用于缴纳医疗保险。",
            "5.住房保障支出（类）住房改革支出（款）住房公积金（项）5.00万元，主要用于缴存公积金。",
            (
                "某局2024年一般公共预算基本支出60.00万元，其中：人员经费50.00万元，主要包括：基本工资、"
                "机关事业单位基本养老保险缴费、职工基本医疗保险缴费、住房公积金；公用经费10.00万元，主要包括：办公费、"
                "公务接待费、公务用车运行维护费。"
            ),
        ),
    )
    yield Section(
        "二、政府性基金和国有资本经营支出情况",
        (
            "某局2024年政府性基金预算支出20.00万元，其中：基本支出0万元，项目支出20.00万元。",
            "城乡社区支出（类）国有土地使用权出让收入安排的支出（款）城市建设支出（项）20.00万元，主要用于道路。",
            "某局2024年国有资本经营预算支出0万元，其中：基本支出0万元，项目支出0万元。",
        ),
    )
    yield Section(
        "二、“三公”经费情况说明",
        (
            (
                "某局2024年“三公”经费预算数为4.00万元，比2023年预算增加1.00万元，主要原因是接待增多。其中："
                "因公出国（境）费0万元，与2023年预算持平；公务用车购置及运行费3.00万元，与2023年预算持平，其中："
                "公务用车购置费0万元，与2023年预算持平，公务用车运行费3.00万元，与2023年预算3.00万元持平；"
                "公务接待费1.00万元，比2023年预算增加1.00万元，主要原因是接待增多。"
            ),
            "现有公务用车2辆，其中：轿车1辆，其他用车1辆。拟购置公务用车0辆。",
        ),
    )
    yield Section(
        "三、其他事项说明",
        (
            (
                "2024年某局政府采购预算9.00万元，其中：货物预算2.00万元、工程预算3.00万元、服务预算4.00万元。"
                "面向中小企业预留政府采购项目预算金额5.00万元，其中：预留给小微企业的政府采购项目预算为3.00万元。"
            ),
            "截至2023年底，某局共有车辆2辆，其中：轿车1辆、其他用车1辆。",
            (
                "2024年某局开展绩效目标管理的项目3个，涉及预算100.00万元。其中：人员类项目1个，涉及预算50.00万元；"
                "运转类项目1个，涉及预算10.00万元；特定目标类项目1个，涉及预算40.00万元。"
            ),
            "某局为行政单位。",
        ),
    )


def small() -> DepartmentBudget:
    """Income 100 万元 of two funds; every figure of the text is in its tables or follows from others."""
    institution = Institution("某局", "101", InstitutionNature.ADMINISTRATIVE)
    budget = DepartmentBudget(2024, institution, tuple(_tables()), title="某局2024年部门预算")
    return with_sections(budget, *_sections())
