using static Playbooks.Retention.Tests.SampleBooks.Casts.Roles;

namespace Playbooks.Retention.Tests.SampleBooks.Casts;

/// <summary>Accounts of medium value that leave, have left, or would be let go.</summary>
internal static class LeavingCasts
{
    public static readonly AccountCast[] All =
    [
        new("A-11", "Juniper Vale Academy", Market.EastCoast, Worth.Medium, Mood.Fair, 58_000)
        {
            Story = "Left a year ago because nobody looked after them: worth asking back, once",
            Domain = "juniper",
            Products = "Scheduling|Documents",
            LeftOn = -338,
            Facts = "status Left, leavingReason Service, tenure 40, renewsOn ?, lastTalkOn -330, shareOfWallet 0, usageChange ?, tone ?, openTickets ?, ticketsLastYear ?, needlessTickets ?, secondLifetimeValue 120000, acquisitionCost 30000",
            Contacts =
            [
                new("Harriet Junipero", "Harriet", Decider, "7/5 4/1 - -"),
                new("Leopold Vance-Adair", "Leopold", Primary, "8/6 6/2 - -"),
                new("Garnet Hollister-Bly", "Garnet", User, "8/7 7/5 - -"),
            ],
            Events =
            [
                new("Complaint", -431, 2) { Text = "Eleven days for an answer, and then it was the wrong one.", Issue = "answers that took eleven days", Area = "Support" },
                new("Cancellation", -395, 1) { Text = "We are moving on. You did not notice that we were unhappy.", Issue = "the end of the contract", Area = "Support" },
            ],
        },
        new("A-27", "Rauhkamm Seilbahnen AG", Market.Austria, Worth.Medium, Mood.Poor, 97_000)
        {
            Story = "The cancellation came in last week: put right what can be put right, and ask why",
            Domain = "rauhkamm",
            Products = "Ticketing|Crew rota",
            Facts = "tenure 23, renewsOn +60, lastTalkOn -6, productComplexity High",
            Contacts =
            [
                new("Notburga Rauhkamm", "Frau Rauhkamm", Sponsor, "8/8 7/6 5/4 3/1"),
                new("Severin Gratlinger", "Herr Gratlinger", Primary, "8/8 7/7 6/5 4/2"),
                new("Walpurga Firnbacher", "Frau Firnbacher", Adviser, "6/5 5/4 4/3 3/2"),
                new("Korbinian Seilhofer", "Korbinian", User, "8/6 8/6 8/5 7/4"),
            ],
            Events = [new("Cancellation", -7, 1) { Text = "Hiermit kündigen wir zum Saisonende. Drei Ausfälle in einem Winter sind zu viel.", Issue = "drei Ausfälle im letzten Winter", Area = "Product" }],
        },
        new("A-28", "Oakhaven Veterinary Group", Market.WestCoast, Worth.Medium, Mood.Fair, 61_000)
        {
            Story = "Left, and would bring less the second time than a new customer costs: no letter, one conversation",
            Domain = "oakhaven",
            Products = "Booking|Billing",
            LeftOn = -120,
            Facts = "status Left, leavingReason Price, tenure 21, renewsOn ?, lastTalkOn -119, shareOfWallet 0, usageChange ?, tone ?, openTickets ?, secondLifetimeValue 18000, acquisitionCost 32000",
            Contacts =
            [
                new("Dr. Ephraim Oakhaven", "Dr. Oakhaven", Decider, "8/6 7/4 7/2 -"),
                new("Lavinia Thackerby", "Lavinia", Primary, "8/7 7/5 7/3 -"),
                new("Chester Pawley", "Chester", User, "6/6 5/5 4/3 -"),
            ],
            Events = [new("Cancellation", -178, 1) { Text = "We found the same for half the price.", Issue = "the price", Area = "Sales", Competitor = "Pawbook" }],
        },
        new("A-32", "شركة النورس الأزرق للتجارة والخدمات البحرية المحدودة", Market.Emirates, Worth.Medium, Mood.Bad, 240_000)
        {
            Story = "A long name in another script, and a wish that would cost more than the account is worth: part in good order",
            Domain = "alnawras",
            Products = "Warehouse|Inventory",
            Facts = "valueQuartile 2, tenure 27, renewsOn +110, lastTalkOn -37, lifetimeValue 300000, costToSatisfy 520000",
            Contacts =
            [
                new("خلود بنت سيف النورسي", "السيدة خلود", Sponsor, "6/6 5/4 4/3"),
                new("Rashid Al Murjan", "Mr Al Murjan", Decider, "7/6 6/5 4/4", "language en"),
                new("مروان الشراعي", "السيد مروان", Primary, "7/7 6/6 5/4"),
                new("Hessa Bint Lulwa", "Hessa", User, "6/8", "language en"),
            ],
            Events = [new("ServiceFailure", -50, 3) { Text = "The stock count was wrong for the whole of the holidays.", Issue = "the wrong stock counts", Area = "Product" }],
        },
        new("A-33", "Rowan \"Red\" O'Hara & <b>Sons</b> Roofing", Market.Ireland, Worth.Medium, Mood.Poor, 43_000)
        {
            Story = "Notice given, by somebody whose name puts every format to the test",
            Domain = "oharasons",
            Products = "Scheduling|Billing",
            Facts = "status NoticeGiven, leavingReason Product, tenure 30, renewsOn +29, lastTalkOn -5",
            Contacts =
            [
                new("Rowan \"Red\" O'Hara", "Red", Decider, "8/7 7/6 6/4 5/2"),
                new("Siobhán <b>Ní Dhonnabháin</b>", "Siobhán", Primary, "8/8 7/6 7/4 7/3"),
                new("Fiachra O'Hara, Jr.", "Fiachra", User, "7/7 6/6 6/5 5/4"),
            ],
            Events = [new("Cancellation", -33, 1) { Text = "The app says \"offline\" on every roof in the county. We're done.", Issue = "the app without a connection", Area = "Product" }],
        },
        new("A-41", "Kieselbrück Messebau", Market.Germany, Worth.Medium, Mood.Fair, 69_000)
        {
            Story = "Left because of the price, and German-speaking: asked back with a plan that fits",
            Domain = "kieselbrueck",
            Products = "Planning|Crew rota",
            LeftOn = -205,
            Facts = "status Left, leavingReason Price, tenure 33, renewsOn ?, lastTalkOn -200, shareOfWallet 0, usageChange ?, tone ?, openTickets ?, secondLifetimeValue 95000, acquisitionCost 24000",
            Contacts =
            [
                new("Tilman Kieselbrück", "Herr Kieselbrück", Decider, "8/7 7/5 6/2 -"),
                new("Roswitha Standler", "Frau Standler", Primary, "8/8 8/6 7/3 -"),
            ],
            Events = [new("Cancellation", -260, 1) { Text = "Für drei Messen im Jahr ist uns das zu teuer.", Issue = "der Preis für drei Messen im Jahr", Area = "Sales" }],
        },
    ];
}
