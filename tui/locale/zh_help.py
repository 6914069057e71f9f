"""The help of the commands in Chinese, by the English that stands in the commands.

Sentences on exit statuses are put together of the parts at the end.
"""

HELP: dict[str, str] = {
    "Usage": "用法",
    "Arguments": "参数",
    "Options": "选项",
    "Commands": "命令",
    "Example": "例",
    "Exit status": "退出码",
    "default": "默认",
    "required": "必填",
    "Show this message and exit.": "显示此帮助。",
    "Say which.": "显示版本号。",
    # 程序
    "Heshu 核数: read Chinese news and reports, with every figure found and cross-checked.": (
        "核数：阅读中文新闻与政府报告，找出每个数据并互相核对。"
    ),
    "Without a command it opens the reader. Errors are one line on stderr; exit status: 0 done, "
    "1 the answer is bad, 2 wrong use, 3 some inputs failed, 4 the store cannot be used.": (
        "不带命令即打开阅读器。出错时在标准错误输出一行；退出码：0 完成，1 结果不佳，"
        "2 用法有误，3 部分输入失败，4 库不可用。"
    ),
    # 共用选项
    "The store; else $HESHU_DB, else one in your data folder.": (
        "库文件；否则用 $HESHU_DB，再否则用数据文件夹中的库。"
    ),
    "Who you are; else $HESHU_REVIEWER, else your login.": (
        "核者姓名；否则用 $HESHU_REVIEWER，再否则用登录名。"
    ),
    "Language of the output; else the locale's.": "输出语言；否则随系统区域设置。",
    "JSON Lines on stdout, as described in docs/json.md.": (
        "在标准输出写 JSON Lines，格式见 docs/json.md。"
    ),
    "Report the usage of figures too, not only sums.": "除核算外，也报告数字用法问题。",
    "Also findings set aside as a false alarm or explained.": "也显示已定为误报或已说明的问题。",
    "Overwrite FILE when it exists.": "文件已存在时覆盖。",
    "The day (YYYY-MM-DD), month or year the text is dated, for 去年 and the like.": (
        "文稿的年、月或日（YYYY-MM-DD），用来推算“去年”等。"
    ),
    "Read the files as txt, md, html, pdf, docx, json, jsonl, csv or tsv.": (
        "按此格式读文件：txt、md、html、pdf、docx、json、jsonl、csv 或 tsv。"
    ),
    "Of CSV and JSON records: what is the title, text, date, source, byline.": (
        "CSV 与 JSON 记录中，哪些字段是标题、正文、日期、来源、署名。"
    ),
    "An article of the store; may be repeated.": "库中的稿件；可多次给出。",
    "Files or folders, - for stdin, or articles of the store; without any, the store.": (
        "文件或文件夹，- 表示标准输入，或库中的稿件；都不给则为全库。"
    ),
    "At most N lines.": "最多 N 行。",
    # read
    "Open the reader, where you left it; files given together are checked together.": (
        "在上次离开处打开阅读器；一起给出的文件互相核对。"
    ),
    "Without a terminal it prints the articles with their findings; on one that cannot move its "
    "cursor (TERM=dumb) it asks and answers line by line, as with --plain.": (
        "没有终端时输出稿件及其问题；终端不能移动光标时（TERM=dumb）逐行问答，同 --plain。"
    ),
    "Import these first and read only them.": "先导入这些，并且只读这些。",
    "Leave the mouse to the terminal, which selects by it.": "不使用鼠标，由终端选取文字。",
    "Ask and answer line by line: for screen readers and pipes.": (
        "逐行问答：供读屏软件和管道使用。"
    ),
    "Nothing but the store: for a forced SSH command.": (
        "除库以外不碰任何文件：供 SSH 强制命令使用。"
    ),
    # init
    "Make an empty store; one that is there is left as it is.": "新建空库；已有的库保持原样。",
    "With --group its file and folder are opened to the group of the folder, also when it is "
    "there already.": "加 --group 则库文件及其文件夹向所属用户组开放，已有的库亦然。",
    "For several accounts: mode 0660 in a folder with 2770.": (
        "供多个账户共用：文件权限 0660，文件夹 2770。"
    ),
    # import
    "Bring files into the store: split, extract, check.": "导入文件：分篇、提取数据、核算。",
    "A file that is already there, byte for byte, adds nothing; one that came before with other "
    "bytes is a new delivery, whose articles take the place of the old ones. With --watch the "
    "folders are read and then watched until Ctrl+C or SIGTERM.": (
        "内容完全相同的文件不会重复导入；同一路径而内容有变的是新版，取代旧稿。"
        "加 --watch 则读完文件夹后继续守候，直到 Ctrl+C 或 SIGTERM。"
    ),
    "Files, folders or ZIP archives, - for stdin.": "文件、文件夹或 ZIP 压缩包，- 表示标准输入。",
    "Then wait, and take files as they arrive in the folders.": "随后守候，文件一到即导入。",
    # list、show
    "List the articles of the store.": "列出库中的稿件。",
    "Only articles that fit, in the language of heshu search.": (
        "只列符合条件的稿件，写法同 heshu search。"
    ),
    "Only articles whose review came this far.": "只列审核到此状态的稿件。",
    "Only articles with this tag.": "只列有此标签的稿件。",
    "The order.": "次序。",
    "Print articles with findings, verdicts and notes.": "输出稿件及其问题、结论和附注。",
    "Numbers or ids of articles; all without any.": "稿件编号；不给则为全部。",
    "Show findings of this verdict and louder.": "显示此级别及更重的问题。",
    # facts、check、diff、articles
    "List the figures, dates and names in files or articles.": (
        "列出文件或稿件中的数据、日期和名称。"
    ),
    "Only these kinds: money, percent, date …": "只列这些种类：money、percent、date 等。",
    "Local names: a word a line, then its tag.": "本地名称：每行一词，后跟词性。",
    "Hold the figures against each other; 1 when some contradict.": (
        "互相核对数据；有矛盾时退出码为 1。"
    ),
    "Files given together are checked together, and so are articles of the store; without any, "
    "what the store holds is shown.": (
        "一起给出的文件互相核对，库中的稿件亦然；都不给则显示库中已有的问题。"
    ),
    "Report this and louder; borderline unless said, everything with --json.": (
        "报告此级别及更重的问题；不给则为 borderline，加 --json 时为全部。"
    ),
    "Hold all articles of the store against each other.": "把库中全部稿件互相核对。",
    "Compare two files or articles figure by figure: 5.0% → 5.2%.": (
        "逐个数据比较两份文件或稿件：5.0% → 5.2%。"
    ),
    "One article alone is held against the delivery before it.": "只给一篇稿件则与其前一版比较。",
    "A file or an article of the store.": "文件或库中的稿件。",
    "The later one; else OLD with what it was before.": "较新的一份；不给则比较前一份与其旧版。",
    "Also the figures that are as they were.": "也列出未变的数据。",
    "Split files into articles, with titles and sections.": "把文件分成稿件，标出标题和章节。",
    "Needs no store.": "不需要库。",
    "Files, folders, archives, - for stdin.": "文件、文件夹、压缩包，- 表示标准输入。",
    "Print the whole text.": "输出全文。",
    # search、queue、indicator、verdicts
    "Find words, figures and verdicts in the articles of the store.": (
        "在库中稿件里查找词语、数据和结论。"
    ),
    "Words as printed, figures by value (>=5%), kind:money, verdict:wrong …": (
        "原文词语、按数值（>=5%）、种类:金额、结论:有误 等。"
    ),
    "List the saved searches.": "列出已存的搜索。",
    "Ask a saved search again.": "再用一次已存的搜索。",
    "Keep this search under a name.": "以此名称存下这次搜索。",
    "Forget a saved search.": "删去已存的搜索。",
    "List figures without a verdict, those most likely wrong first.": (
        "列出尚无结论的数据，最可能有误的在先。"
    ),
    "List the values of an indicator by year and owner; ! marks contradictions.": (
        "按年份和归属列出一项指标的数值；! 标出矛盾。"
    ),
    "As texts print it; without, the names there are.": "原文中的指标名；不给则列出已有的名称。",
    "Only of owners with this in the name.": "只列归属名称含此词的。",
    "Also indicators whose names hold this one.": "也列名称中含此指标的。",
    "At most N values or names.": "最多 N 个数值或名称。",
    "List what reviewers said of the figures.": "列出核者对数据的结论。",
    "Only this verdict.": "只列此结论。",
    "Only this reviewer's.": "只列此人的。",
    # serve
    "Serve the reader to browsers, on this machine only unless --host says otherwise.": (
        "在浏览器中提供阅读器；除非用 --host 指定，只限本机。"
    ),
    "Prints the address, with a key without which nothing is served; whoever has it reviews "
    'under the name of --reviewer. Ctrl+C ends it. Needs `pip install "heshu[web]"`.': (
        "输出地址及密钥，没有密钥不予提供；持有者以 --reviewer 之名核稿。Ctrl+C 结束。"
        '需要 `pip install "heshu[web]"`。'
    ),
    "The address to listen on.": "监听的地址。",
    "The port.": "端口。",
    "What browsers call it behind another server.": "在别的服务器之后时，浏览器所用的地址。",
    # export、load、log、stats、reindex、config、demo
    "Write articles and verdicts as CSV or JSON Lines.": "把稿件和结论写成 CSV 或 JSON Lines。",
    "What a format has no room for is counted on stderr.": "格式容纳不下的内容在标准错误计数。",
    "csv or jsonl (lossless).": "csv 或 jsonl（无损）。",
    "Write here, else to stdout.": "写到此文件，否则写到标准输出。",
    "With csv: also a row for each fact not yet judged.": "csv 时：未核的数据也各占一行。",
    "Take over exports of other stores, with all that was said of their articles.": (
        "接收其他库的导出，连同其中的全部结论和附注。"
    ),
    "What is here already stays; loading a file twice adds nothing.": (
        "已有的保持不变；同一文件接收两次不会重复。"
    ),
    "Files that heshu export wrote as jsonl.": "heshu export 写出的 jsonl 文件。",
    "Show the log of changes: who did what, when.": "显示改动记录：何人何时做了什么。",
    "Count what the store holds, who judged what and when, and how far reviewers agree.": (
        "统计库中内容、各人各日的结论，以及核者之间的一致程度。"
    ),
    "Build the search indexes anew; nothing that people said is touched.": (
        "重建搜索索引；结论和附注不受影响。"
    ),
    "First find facts again where an older version found them.": (
        "先重新提取由旧版程序提取的数据。"
    ),
    "Print the path of the settings, every setting with its meaning, and the present values.": (
        "输出设置文件的路径、每项设置的含义和当前值。"
    ),
    "The output is a settings file: heshu config > FILE gives one to edit.": (
        "输出本身就是设置文件：heshu config > 文件 即可得到一份供修改。"
    ),
    "Try Heshu on sample documents; nothing is kept.": "用样例文稿试用核数；不留任何内容。",
    "Opens the reader; without a terminal it prints the articles with their findings.": (
        "打开阅读器；没有终端时输出稿件及其问题。"
    ),
    "A folder of texts; else the sample corpus of Heshu.": "文稿文件夹；否则用核数自带的样例。",
    # 退出码
    "0 done": "0 完成",
    "2 wrong use": "2 用法有误",
    "2 wrong use or an address that is taken": "2 用法有误或地址已被占用",
    "2 the settings cannot be read": "2 设置文件无法读取",
    "3 some paths could not be read": "3 部分路径无法读取",
    "3 some files could not be read": "3 部分文件无法读取",
    "3 some files could not be read (the others are in)": "3 部分文件无法读取（其余已导入）",
    "3 a file could not be read": "3 有文件无法读取",
    "4 the store cannot be used": "4 库不可用",
    "0 nothing is inconsistent": "0 没有不一致",
    "1 some figures are": "1 有数据不一致",
    "0 no figure changed": "0 数据均未变",
    "1 some did": "1 有数据改变",
}
