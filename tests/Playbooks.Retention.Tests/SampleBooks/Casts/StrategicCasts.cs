using static Playbooks.Retention.Tests.SampleBooks.Casts.Roles;

namespace Playbooks.Retention.Tests.SampleBooks.Casts;

/// <summary>Accounts that the vendor's plans rest on.</summary>
internal static class StrategicCasts
{
    public static readonly AccountCast[] All =
    [
        new("A-01", "Harrow & Pell Freight", Market.Netherlands, Worth.Strategic, Mood.Well, 480_000)
        {
            Story = "All is well, and nobody may take that for granted: the last review is long ago, a product lies idle, one user is unhappy",
            Domain = "harrow",
            Plan = "Premium",
            Products = "Routing|Warehouse|Billing 4",
            Facts = "tenure 74, renewsOn +331, lastTalkOn -21, lastReviewOn -251",
            Contacts =
            [
                new("Oskar Pellinga", "Oskar", Sponsor, "8/8 8/9 9/9 9/9"),
                new("Wietske Harrow", "Wietske", Decider, "8/9"),
                new("Bram Tessen", "Bram", Primary, "7/8 8/8 9/8 9/8"),
                new("Ilse Korrel", "Ilse", Adviser, "8/8", "audience 1500"),
                new("Daan Vesper", "Daan", Adviser, "8.5/9 8/8 8/6 7.5/5"),
                new("Mirthe Loog", "Mirthe", User, "9/9"),
                new("Jelle Oord", "Jelle", User, "8/9 7/9 6/8 5/8"),
                new("Roos Wijnand", "Roos", User, "8/9", "optOuts email"),
            ],
            Events = [new("Praise", -9, 3) { Text = "The new slot view saved us a whole Friday. Tell whoever built it.", Issue = "the new slot view", Area = "Product" }],
        },
        new("A-02", "Brackwater Dairy Union", Market.Britain, Worth.Strategic, Mood.Poor, 405_000)
        {
            Story = "The sponsor slid to high risk within a year while an invoice stayed wrong, and then the alarms failed: everything possible is done",
            Domain = "brackwater",
            Plan = "Premium",
            Products = "Routing|Cold chain",
            Facts = "tenure 49, renewsOn +75, lastTalkOn -130, lastReviewOn -300, financeIssueSince -58, productEmotion High, productComplexity High, switching Hard, costsThatStay 60000",
            Contacts =
            [
                new("Gwendolen Ashby-Rooke", "Gwen", Sponsor, "9/9 8/8 6/6 3/2"),
                new("Tobias Merridew", "Tobias", Decider, "8/8 7/8 6/7 5/4"),
                new("Petra Holloway-Lunt", "Petra", Primary, "8/9 7/9 6/9 4/8", "likes dinner|walking"),
                new("Callum Brack", "Callum", Adviser, "7/7 6/6 5/4 3/3"),
                new("Nia Fairwater", "Nia", User, "8/8 7/7 5/6 4/5"),
                new("Owen Dryden-Moss", "Owen", User, "7/9 7/9 6/9 6/9"),
                new("Sioned Vale", "Sioned", User, "8/8 6/7 4/6 2/5", "doNotContact true"),
            ],
            Events =
            [
                new("Complaint", -61, 1) { Text = "This is the third time that I have sent back the same invoice.", Issue = "the invoice that was wrong three times", Area = "Finance" },
                new("Complaint", -6, 3)
                {
                    Text = "Nobody told us that the alarms were off. We threw away two days of milk.", Issue = "the missed temperature alarms",
                    Fault = "our alarms stayed silent for a whole night", Fixed = "repaired the alarms and tested them with your night shift", Area = "Product",
                },
            ],
        },
        new("A-15", "Hollenfluh Spitalverbund", Market.Switzerland, Worth.Strategic, Mood.Poor, 460_000)
        {
            Story = "A failure of ours at a hospital group, with the renewal near: a rescue team, and an evening for somebody who enjoys one",
            Domain = "hollenfluh",
            Plan = "Premium",
            Products = "Scheduling|Crew rota|Documents",
            Facts = "tenure 66, renewsOn +94, lastTalkOn -18, lastReviewOn -120, productEmotion High, productComplexity High, switching Hard, costToSatisfy 40000",
            Contacts =
            [
                new("Regula Ammerswyl", "Frau Ammerswyl", Sponsor, "8/9 8/9 7/9 5/8"),
                new("Beat Hollenfluh", "Herr Hollenfluh", Decider, "8/8 7/7 6/6 4/4"),
                new("Annigna Caviezel-Rupp", "Frau Caviezel", Primary, "9/9 8/8 7/7 3/5", "likes dinner|books"),
                new("Reto Guggisrain", "Herr Guggisrain", Adviser, "7/8 7/8 6/8 5/8", "audience 800"),
                new("Noemi Staldacher", "Noemi", User, "8/9 7/9 6/8 4/8"),
                new("Luzius Brantschmid", "Luzius", User, "8/5"),
                new("Chiara Morandelli", "Chiara", User, "7/7 6/6 4/4 3/3", "language it, timeZone Europe/Rome"),
            ],
            Events =
            [
                new("ServiceFailure", -4, 3)
                {
                    Text = "Drei Stationen standen am Montagmorgen ohne Dienstplan da.", Issue = "die verschwundenen Dienstpläne",
                    Fault = "unser letztes Update hat drei Dienstpläne gelöscht", Fixed = "alle Pläne wiederhergestellt und das Update zurückgezogen", Area = "Product",
                },
            ],
        },
        new("A-16", "大槻羽光学", Market.Japan, Worth.Strategic, Mood.Fair, 61_000_000)
        {
            Story = "Names in another script, amounts in yen, and the one who spoke for us has gone",
            Domain = "otsukihane",
            Plan = "Premium",
            Products = "Warehouse|Inventory|Billing",
            Facts = "valueQuartile 4, tenure 31, renewsOn +200, lastTalkOn -40, lastReviewOn -90",
            Contacts =
            [
                new("大槻 羽衣子", "大槻様", Sponsor, "8/8 8/7 8/6 8/6"),
                new("霧島 澄人", "霧島様", Decider, "8/5"),
                new("Mireille Tōyama", "Mireille", Primary, "7/6", "language en"),
                new("Jorinde Katayama-Voss", "Frau Katayama-Voss", Primary, "8/7.5", "language de, timeZone Europe/Berlin"),
                new("汐見 かなた", "汐見様", Adviser, "8/9", "audience 3000"),
                new("灰原 つむぎ", "灰原様", User, "8/8"),
                new("雪平 奏太", "雪平様", User, "7.5/6"),
            ],
            Events = [new("ChampionLeft", -12) { Text = "Mr Nagumori has left the company. His successor starts next week.", Issue = "the change in the purchasing team", Area = "Sales" }],
        },
        new("A-25", "Calderwick Energy", Market.Britain, Worth.Strategic, Mood.Well, 620_000)
        {
            Story = "To be kept at any cost: loyal throughout even when we fail, brought us others, and has a competitor's product beside ours",
            Domain = "calderwick",
            Plan = "Premium",
            Products = "Crew rota|Routing|Documents|Archive",
            Facts = "tenure 88, renewsOn +45, lastTalkOn -101, lastReviewOn -190, hasSponsor false, competitorsInUse Tollhaus|Medrowan, referrals 3, discountRequests 0, daysOverdue 0, latePayments 0, abuseReports 0, shareOfWallet 64",
            Contacts =
            [
                new("Imogen Calderwick", "Imogen", Sponsor, "8/9"),
                new("Dietlind Calderwick-Aumann", "Frau Calderwick-Aumann", Sponsor, "9/8", "language de, timeZone Europe/Berlin"),
                new("Rhodri Penhallow-Vane", "Rhodri", Decider, "9/9"),
                new("Sunniva Achterberg", "Sunniva", Decider, "8/8"),
                new("Kit Marlpit", "Kit", Primary, "9/8"),
                new("Obadiah Finchley-Strand", "Obadiah", Adviser, "8/8", "audience 6000, likes dinner|opera"),
                new("Winifred Loamshire", "Winnie", User, "9/9"),
                new("Agnes Whitlowe", "Agnes", User, ""),
            ],
            Events =
            [
                new("Complaint", -10, 6)
                {
                    Text = "Your app sent a whole crew home on the coldest day of the year. We laughed about it, later.", Issue = "the crew that was sent home",
                    Fault = "our app told a whole crew that the shift was off", Fixed = "corrected it, and shifts are now confirmed by a person", Area = "Product",
                },
            ],
        },
        new("A-40", "Thundermere Airports", Market.WestCoast, Worth.Strategic, Mood.Fair, 540_000)
        {
            Story = "Neither good nor bad: a decision maker who is stuck, a primary contact who wants to be left alone, and much that nobody has asked about",
            Domain = "thundermere",
            Plan = "Premium",
            Products = "Crew rota|Ticketing|Scheduling 9",
            Usage = 52,
            Facts = "tenure 40, renewsOn +150, lastTalkOn -140, lastReviewOn -60, hasSponsor true, tone 44, openTickets 4",
            Contacts =
            [
                new("Delphine Thundermere", "Delphine", Sponsor, "8/8 8/7 7/6 -"),
                new("Ezekiel Varnhagen-Cruz", "Ezekiel", Decider, "8/9 7/9 6/8 5/8"),
                new("Marguerite Osei-Fallow", "Marguerite", Primary, "8/8", "doNotContact true"),
                new("Lucian Harrowgate", "Lucian", Adviser, "8/6", "optOuts call|letter"),
                new("Posy Trevelyan-Wu", "Posy", Adviser, "7/7 6/6 5/5 4/4", "timeZone Pacific/Auckland"),
                new("Amos Kettleby", "Amos", User, "7/5", "isTrained false, lastSeenOn -63"),
                new("Saoirse Dunmallet", "Saoirse", User, "9/8"),
            ],
        },
    ];
}
