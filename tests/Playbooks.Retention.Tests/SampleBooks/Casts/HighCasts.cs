using static Playbooks.Retention.Tests.SampleBooks.Casts.Roles;

namespace Playbooks.Retention.Tests.SampleBooks.Casts;

/// <summary>Accounts of high value.</summary>
internal static class HighCasts
{
    public static readonly AccountCast[] All =
    [
        new("A-03", "Tannwinkel Holzbau GmbH", Market.Germany, Worth.High, Mood.Well, 145_000)
        {
            Story = "Loyal and German-speaking, the renewal near, the last review long ago, one user never asked, and a demand that nobody has put into figures",
            Domain = "tannwinkel",
            Products = "Planning|Inventory",
            Facts = "tenure 38, renewsOn +79, lastTalkOn -110, lastReviewOn -200",
            Contacts =
            [
                new("Friedlinde Tann", "Frau Tann", Sponsor, "8/8 8/9 9/9 9/9"),
                new("Ruprecht Eschenauer", "Herr Eschenauer", Primary, "8/9", "audience 2500"),
                new("Swantje Moorkamp", "Frau Moorkamp", Adviser, "9/7.5"),
                new("Kilian Birkhold", "Kilian", User, "8/8"),
                new("Hedda Quastner", "Hedda", User, ""),
                new("Ottokar Lindwedel", "Herr Lindwedel", Decider, "8/8", "recoveredOn -33"),
            ],
            Events =
            [
                new("Complaint", -66, 6) { Text = "Die Stückliste stimmt seit Wochen nicht.", Issue = "die falsche Stückliste", Area = "Product" },
                new("Demand", -9, 3) { Text = "Für die Wochen mit der falschen Stückliste erwarten wir ein Entgegenkommen.", Issue = "die Wochen mit der falschen Stückliste", Area = "Sales" },
            ],
        },
        new("A-04", "Tidewrack Insurance Brokers", Market.Britain, Worth.High, Mood.Fair, 210_000)
        {
            Story = "Many are stuck for one reason, and one of them threatens to leave: the issue gets an answer, the threat gets nothing",
            Domain = "tidewrack",
            Products = "Claims|Documents",
            Facts = "tenure 61, renewsOn +144, lastTalkOn -35, productIssueSince -40",
            Contacts =
            [
                new("Rosalind Tidewell", "Rosalind", Decider, "8/8 7/8 7/8 6/8"),
                new("Edmund Wrackham", "Edmund", Primary, "7/9 6/9 6/9 5/9"),
                new("Priya Saltonstall-Rao", "Priya", Adviser, "7/8 7/8 6/8 6/8"),
                new("Gareth Pindle", "Gareth", User, "6/8 5/8 5/8 4/8"),
                new("Bethan Curlew", "Bethan", User, "7/9 7/9 6/9 5/9"),
                new("Jonah Skerrit", "Jonah", User, "5/7 4/8 3/8 3/7.5"),
                new("Maud Lanternby", "Maud", User, "8/9 7/9 6/9 6/9"),
                new("Idris Coombe-Hale", "Idris", User, "9/8"),
                new("Fay Ottershaw", "Fay", User, "7/6 6/5 5/5 4/4"),
            ],
            Events =
            [
                new("Complaint", -39, 4) { Text = "I make tea while it searches. I have had a lot of tea this month.", Issue = "the slow document search", Area = "Product" },
                new("ThreatToLeave", -3, 2) { Text = "If the search is not faster within three months, we will look elsewhere.", Issue = "the slow document search", Area = "Product" },
            ],
        },
        new("A-17", "Vellamo Pappersbruk", Market.Sweden, Worth.High, Mood.Poor, 1_900_000)
        {
            Story = "At risk with a simple product that is easily replaced: the price is looked at before the renewal",
            Domain = "vellamo",
            Products = "Inventory|Billing",
            Facts = "valueQuartile 3, tenure 27, renewsOn +68, lastTalkOn -24, productEmotion Low, productComplexity Low, switching Easy, discountRequests 1",
            Contacts =
            [
                new("Linnéa Vellamo", "Linnéa", Sponsor, "8/8 7/7 6/5 5/3"),
                new("Hartwig Vellamo", "Herr Vellamo", Sponsor, "7/7 6/6 5/5 5/4", "language de, timeZone Europe/Berlin"),
                new("Torvald Ekskog", "Torvald", Decider, "8/8 7/8 6/8 6/7"),
                new("Alva Strömnäs", "Alva", Primary, "7/7 7/6 6/5 5/4"),
                new("Göran Hästöy", "Göran", User, "8/6 8/6 8/5 8/4"),
                new("Maj-Britt Ålund", "Maj-Britt", Adviser, "6/6 5/5 5/4 4/4"),
            ],
        },
        new("A-18", "Kestrelbank Mutual", Market.EastCoast, Worth.High, Mood.Fair, 190_000)
        {
            Story = "Finance and sales have both left something lying, and spending falls without anybody asking why",
            Domain = "kestrelbank",
            Products = "Documents|Claims",
            Dropped = "Archive",
            Spending = -34,
            Facts = "tenure 52, renewsOn +260, lastTalkOn -28, financeIssueSince -44, salesIssueSince -77, competitorsInUse Ledgerline",
            Contacts =
            [
                new("Cornelius Kestrel", "Cornelius", Sponsor, "9/9 8/8 8/7 8/6"),
                new("Odalys Brightwater", "Odalys", Decider, "8/8 8/7 7/6 7/5"),
                new("Wendell Achebe-Stone", "Wendell", Primary, "8/8 8/8 8/6 7/5"),
                new("Marisela Fontane", "Marisela", Adviser, "8/6"),
                new("Dashiell Groveton", "Dash", User, "8/8 7/8 6/8 5/7"),
                new("Phoebe Larkmoor", "Phoebe", User, "7/7 6/6 5/5 4/5"),
            ],
            Events =
            [
                new("Complaint", -76, 2) { Text = "We were sold the audit export. Where is it?", Issue = "the audit export that was promised", Area = "Sales" },
                new("Complaint", -44, 3) { Text = "The credit note is still not here, and our books are closed.", Issue = "the missing credit note", Area = "Finance" },
            ],
        },
        new("A-22", "Auktionshaus Bellwitz & Thorn", Market.Austria, Worth.High, Mood.Fair, 170_000)
        {
            Story = "Good business, and bad manners: our people were insulted more than once, and that ends here; a threat gets an answer on the matter, and nothing else",
            Domain = "bellwitz",
            Products = "Inventory|Documents|Billing",
            Facts = "tenure 33, renewsOn +180, lastTalkOn -15, abuseReports 3, discountRequests 2",
            Contacts =
            [
                new("Leopoldine Bellwitz", "Frau Bellwitz", Sponsor, "7/9 6/9 6/9 5/9"),
                new("Hasso Thornegger", "Herr Thornegger", Decider, "6/7 5/6 4/5 4/4"),
                new("Mechthild Auerspitz", "Frau Auerspitz", Primary, "6/8"),
                new("Valentin Zwölfer", "Valentin", User, "8/6"),
                new("Rosa Kirchebner", "Rosa", Adviser, "8/5"),
            ],
            Events =
            [
                new("ThreatToLeave", -6, 2) { Text = "So lasse ich nicht mit mir reden. Entweder Sie kommen uns entgegen, oder wir sind weg.", Issue = "das Gespräch über die Lagerliste", Area = "Support" },
            ],
        },
        new("A-26", "Exportadora Santa Ilda", Market.Brazil, Worth.High, Mood.Poor, 160_000)
        {
            Story = "A valuable account has given notice: somebody senior asks what would have to change",
            Domain = "santailda",
            Products = "Routing|Warehouse",
            Facts = "status NoticeGiven, leavingReason Competitor, tenure 44, renewsOn +58, lastTalkOn -7, competitorsInUse Tollhaus, productComplexity High",
            Contacts =
            [
                new("Iracema do Valle", "Dona Iracema", Sponsor, "8/8 7/6 6/4 4/1"),
                new("Belmiro Quaresma", "Belmiro", Decider, "8/8 7/7 5/4 4/2"),
                new("Jussara Tavoraz", "Jussara", Primary, "8/8 8/7 8/5 7/3", "language en"),
                new("Otacílio Brandini", "Otacílio", User, "7/6 6/5 5/3 4/2"),
                new("Ludmila Serravalle", "Ludmila", User, "8/8 8/7 8/7 8/7"),
            ],
            Events = [new("Cancellation", -41, 2) { Text = "We have decided for another provider from January on.", Issue = "the end of the contract", Area = "Sales", Competitor = "Tollhaus" }],
        },
        new("A-30", "Θαλασσινή Ναυτιλιακή", Market.Greece, Worth.High, Mood.Well, 155_000)
        {
            Story = "Something was put right a month ago: has it helped? One product is hardly used, and a user has gone quiet, and a demand that nobody has put into figures",
            Domain = "thalassini",
            Products = "Ticketing|Crew rota|Archive 3",
            Facts = "tenure 19, renewsOn +240, lastTalkOn -30, lastReviewOn -70, referrals 1",
            Contacts =
            [
                new("Ευφροσύνη Καραμπουρνιώτη", "κυρία Καραμπουρνιώτη", Sponsor, "8/8"),
                new("Θαλής Αρμυρόπουλος", "κύριε Αρμυρόπουλε", Decider, "8/6", "recoveredOn -33"),
                new("Nefeli Pelagioti", "Nefeli", Primary, "8/9", "language en"),
                new("Λεωνίδας Γλαρονήσης", "κύριε Γλαρονήση", Adviser, "9/8"),
                new("Μυρτώ Βαθυπέλαγου", "Μυρτώ", User, "7/6", "isTrained false, lastSeenOn -70"),
                new("Άγγελος Φαροφύλακας", "Άγγελε", User, "8/8"),
            ],
            Events =
            [
                new("Complaint", -58, 2)
                {
                    Text = "Two ferries sailed with the wrong crew list.", Issue = "the wrong crew lists", Fault = "our crew lists were a day old", Fixed = "put the nightly import right", Area = "Product",
                },
                new("Demand", -14, 4) { Text = "We expect you to make this up to us.", Issue = "what the wrong crew lists cost them", Area = "Sales" },
            ],
        },
    ];
}
