using static Playbooks.Retention.Tests.SampleBooks.Casts.Roles;

namespace Playbooks.Retention.Tests.SampleBooks.Casts;

/// <summary>Accounts of medium value that are still with us.</summary>
internal static class MediumCasts
{
    public static readonly AccountCast[] All =
    [
        new("A-05", "Pemberlane Clinics", Market.EastCoast, Worth.Medium, Mood.Fair, 72_000)
        {
            Story = "They like us and may leave all the same, and a competitor was seen there",
            Domain = "pemberlane",
            Products = "Scheduling|Billing",
            Facts = "tenure 17, renewsOn +102, lastTalkOn -52",
            Contacts =
            [
                new("Dr. Lucinda Pemberlane", "Dr. Pemberlane", Sponsor, "9/8 8/6 8/5"),
                new("Marcus Tillery-Boone", "Marcus", Primary, "8/8 8/7 8/6"),
                new("Keisha Wendover", "Keisha", Adviser, "9/9"),
                new("Anselm Roake", "Anselm", User, "7/4"),
                new("Juniper Salazar-Quist", "Juniper", User, "8/8"),
            ],
            Events = [new("CompetitorSeen", -11, 1) { Text = "They had somebody from Medrowan in for a whole morning.", Area = "Sales", Competitor = "Medrowan" }],
        },
        new("A-06", "Quillon & Daughters Press", Market.WestCoast, Worth.Medium, Mood.Poor, 64_000)
        {
            Story = "An unhappy customer asks for more than keeping the account may cost: a clear and friendly no",
            Domain = "quillon",
            Products = "Documents",
            Facts = "tenure 28, renewsOn +241, lastTalkOn -75, paymentOverdue true, daysOverdue 18",
            Contacts =
            [
                new("Theodora Quillon", "Theodora", Decider, "8/7 6/5 5/4 4/3"),
                new("Silas Marchbank-Ito", "Silas", Primary, "7/7 6/6 5/6 3/5"),
                new("Juno Halvard", "Juno", User, "8/7"),
                new("Persis Quillon", "Persis", Adviser, "7/8 7/8 6/8 5/8"),
            ],
            Events = [new("Demand", -6, 1) { Text = "We expect half of it back.", Issue = "the price of the last renewal", Area = "Finance", Amount = "32000" }],
        },
        new("A-07", "Saltmarsh Ferries", Market.Denmark, Worth.Medium, Mood.Well, 88_000)
        {
            Story = "Content, and uses a quarter of what it pays for, less with every month: an hour of training and something that would go with it, and no alarm",
            Domain = "saltmarsh",
            Products = "Ticketing|Crew rota 5",
            Usage = 24,
            Facts = "tenure 22, renewsOn +90, lastTalkOn -28, usageByMonth 41|38|34|31|28|25",
            Contacts =
            [
                new("Annelise Strandby", "Annelise", Decider, "8/9"),
                new("Mikkel Færgeholm", "Mikkel", Primary, "9/8"),
                new("Tove Lyngvig", "Tove", Adviser, "8/8"),
                new("Rasmus Havnborg", "Rasmus", User, "7/9"),
            ],
        },
        new("A-13", "Zephyr Hill Observatory", Market.WestCoast, Worth.Medium, Mood.Fair, 130_000)
        {
            Story = "New, hardly known, and already spending less: most of what would be needed has to be found out",
            Domain = "zephyr",
            Plan = "Premium",
            Products = "Archive|Scheduling",
            Spending = -28,
            Usage = 8,
            Facts = "tenure 6, onboarded false, renewsOn +190, lastTalkOn -14, lifetimeValue ?, profitability ?, shareOfWallet ?, costToServe ?, strategicImpact ?, advocacyReach ?, tone ?, openTickets 0, usageChange ?",
            Contacts =
            [
                new("Professor Ada Quennell", "Professor Quennell", Sponsor, ""),
                new("Rufus Starling-Oyelaran", "Rufus", Primary, "8/"),
                new("Mei Castellane", "Mei", "", "6/6"),
                new("Hollis Nightingale-Baur", "Hollis", User, "8/7", "timeZone America/Denver"),
            ],
            Events = [new("SpendDrop", -7) { Text = "Three of five telescopes are no longer on the plan.", Area = "Sales" }],
        },
        new("A-19", "Ardenlough Distillers", Market.Britain, Worth.Medium, Mood.Fair, 79_000)
        {
            Story = "Glad to be with us and open to more, were it not for a promise made in selling, and now a bad morning",
            Domain = "ardenlough",
            Products = "Inventory|Routing",
            Facts = "tenure 34, renewsOn +300, lastTalkOn -20, salesIssueSince -49",
            Contacts =
            [
                new("Morag Ardenlough", "Morag", Sponsor, "8/8"),
                new("Fergus Tullibrae", "Fergus", Decider, "9/8 8/7 8/6 8/6"),
                new("Catriona Peatfield", "Catriona", Primary, "8/8"),
                new("Lachlan Dunwhistle", "Lachlan", Adviser, "8/6"),
                new("Eilidh Stavebarrow", "Eilidh", User, "9/9"),
            ],
            Events =
            [
                new("Complaint", -48, 2) { Text = "The duty report was to come with the next release. That was two releases ago.", Issue = "the duty report that was promised", Area = "Sales" },
                new("ServiceFailure", -13)
                {
                    Text = "The labels said twelve years on a cask of eight. We caught it at the gate.", Issue = "the wrong labels",
                    Fault = "our label run mixed up two casks", Fixed = "reprinted the labels and locked the batch numbers", Area = "Product",
                },
            ],
        },
        new("A-20", "Morgenau Pflegedienste gGmbH", Market.Germany, Worth.Medium, Mood.Poor, 86_000)
        {
            Story = "Nobody leaves and everybody is unhappy: one defect, three months old, and now a complaint",
            Domain = "morgenau",
            Products = "Crew rota|Routing",
            Facts = "tenure 29, renewsOn +166, lastTalkOn -33, productIssueSince -92",
            Contacts =
            [
                new("Hannelore Morgenau", "Frau Morgenau", Sponsor, "8/9 7/9 7/9 6/9"),
                new("Gisbert Tannhoff", "Herr Tannhoff", Decider, "7/8 7/8 6/8 5/8"),
                new("Nurcan Eibenstock", "Frau Eibenstock", Primary, "8/9 7/9 6/9 4/8", "likes flowers"),
                new("Volker Ginstermann", "Herr Ginstermann", Adviser, "6/8"),
                new("Jana Polterer", "Jana", User, "7/9 6/9 5/8 4/8"),
                new("Cem Hagedornweg", "Cem", User, "6/6 5/6 4/5 3/4"),
                new("Ludger Wiesenbach", "Ludger", User, "5/8"),
            ],
            Events =
            [
                new("Complaint", -91, 5) { Text = "Die Tour ist seit dem Update jeden Morgen in der falschen Reihenfolge.", Issue = "die falsche Reihenfolge der Touren", Area = "Product" },
                new("Complaint", -5, 3)
                {
                    Text = "Seit drei Monaten sortieren wir die Touren von Hand. Es reicht.", Issue = "die falsche Reihenfolge der Touren",
                    Fault = "ein Fehler von uns hat Ihre Touren drei Monate lang falsch sortiert", Fixed = "die Sortierung gestern berichtigt", Area = "Product",
                },
            ],
        },
        new("A-21", "Orrin Fell Quarries", Market.Britain, Worth.Medium, Mood.Fair, 58_000)
        {
            Story = "May not be able to pay: finance talks with them before anybody sells, and nobody is dismissed because they demand it",
            Domain = "orrinfell",
            Products = "Scheduling|Billing",
            Facts = "tenure 47, renewsOn -9, lastTalkOn -45, paymentOverdue true, daysOverdue 75, latePayments 5",
            Contacts =
            [
                new("Cuthbert Orrin", "Mr Orrin", Sponsor, "8/8 7/7 6/6 5/5"),
                new("Tabitha Fellwright", "Tabitha", Primary, "8/6"),
                new("Noah Gritstone", "Noah", User, "8/6"),
                new("Hester Slatebrook", "Hester", Adviser, "8/8"),
            ],
            Events = [new("Demand", -5, 1) { Text = "The woman who sent the reminder goes, or we do not pay.", Issue = "the reminder", Area = "Finance", WithinTerms = "false" }],
        },
        new("A-23", "Pindar Lake Schools", Market.EastCoast, Worth.Medium, Mood.Fair, 66_000)
        {
            Story = "Asks what the help pages answer, and costs two thirds of what it pays; but the training that it demands is owed",
            Domain = "pindarlake",
            Products = "Scheduling|Documents",
            Facts = "tenure 26, renewsOn +270, lastTalkOn -12, ticketsLastYear 64, needlessTickets 71, costToServe 42000, profitability 14",
            Contacts =
            [
                new("Bartholomew Pindar", "Bart", Decider, "8/8"),
                new("Ottilie Waverman", "Ottilie", Primary, "7/8 7/8 6/8 6/8"),
                new("Ramona Lakeshore", "Ramona", User, "5/8"),
                new("Desiree Applegarth", "Desiree", User, "8/7"),
                new("Clyde Hornbeam", "Clyde", Adviser, "6/6 6/5 5/5 4/4"),
            ],
            Events =
            [
                new("Demand", -9, 2)
                {
                    Text = "Our contract says two days of training a year. We have had none, and we want them now.", Issue = "the two days of training", Area = "Sales",
                    Hours = "16", WithinTerms = "true",
                },
            ],
        },
        new("A-31", "Зорница Логистика", Market.Bulgaria, Worth.Medium, Mood.Fair, 94_000)
        {
            Story = "A fair demand from an unhappy primary contact, while usage falls",
            Domain = "zornitsa",
            Products = "Routing|Warehouse",
            Facts = "tenure 16, renewsOn +130, lastTalkOn -60, usageChange -27",
            Contacts =
            [
                new("Искра Зорничева", "г-жа Зорничева", Sponsor, "8/8"),
                new("Велизар Ямболиев", "г-н Ямболиев", Primary, "7/8 7/8 6/8 6/8"),
                new("Desislava Orlinska", "Desislava", User, "7/6", "language en, isTrained false, lastSeenOn -58"),
                new("Росица Черноморска", "Росица", Adviser, "8/8"),
            ],
            Events = [new("Demand", -4, 2) { Text = "We paid for two weeks in which nothing worked. Please credit them.", Issue = "the two weeks without routing", Area = "Finance", Amount = "3600" }],
        },
        new("A-34", "Pipistrell Lernwerkstatt", Market.Switzerland, Worth.Medium, Mood.Fair, 48_000)
        {
            Story = "New, and without a first result yet: help to the first one",
            Domain = "pipistrell",
            Products = "Scheduling|Documents",
            Usage = 22,
            Facts = "tenure 4, onboarded false, renewsOn +250, lastTalkOn -9",
            Contacts =
            [
                new("Seraina Pipistrell", "Frau Pipistrell", Sponsor, "8/8"),
                new("Urs Fledermatt", "Herr Fledermatt", Primary, "7/6"),
                new("Mirjam Dachstock", "Mirjam", User, ""),
                new("Köbi Giebelrain", "Köbi", Adviser, "7/5"),
            ],
            Events =
            [
                new("ServiceFailure", -2, 2)
                {
                    Text = "Am ersten Kurstag kam niemand hinein.", Issue = "der gesperrte Zugang am ersten Kurstag",
                    Fault = "wir haben Ihren Zugang am ersten Kurstag gesperrt", Fixed = "den Zugang geöffnet und die Sperre abgeschafft", Area = "Support",
                },
            ],
        },
        new("A-44", "Birkenfehn Gartenbau eG", Market.Germany, Worth.Medium, Mood.Well, 91_000)
        {
            Story = "Loyal, brought us others, and pays for something that is hardly used: thanks, and one suggestion",
            Domain = "birkenfehn",
            Products = "Planning|Routing|Archive 4",
            Facts = "tenure 41, renewsOn +275, lastTalkOn -19, referrals 2",
            Contacts =
            [
                new("Edelgard Birkenfehn", "Frau Birkenfehn", Decider, "9/9"),
                new("Malte Torfstecher", "Herr Torfstecher", Primary, "8/8"),
                new("Frauke Moorlilie", "Frauke", User, "8/6"),
            ],
        },
    ];
}
