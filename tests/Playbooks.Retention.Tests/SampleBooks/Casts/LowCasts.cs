using static Playbooks.Retention.Tests.SampleBooks.Casts.Roles;

namespace Playbooks.Retention.Tests.SampleBooks.Casts;

/// <summary>Companies of low value: just enough, and no more.</summary>
internal static class LowCasts
{
    public static readonly AccountCast[] All =
    [
        new("A-08", "Nordelbe Kanuverleih", Market.Germany, Worth.Low, Mood.Fair, 2_400)
        {
            Story = "Small, on the Basic plan, and missing what the next one has: the offer, and quick ways to help themselves",
            Domain = "nordelbe",
            Plan = "Basic",
            Products = "Booking",
            Facts = "tenure 14, renewsOn +211, lastTalkOn -160",
            Contacts =
            [
                new("Wiebke Stromhagen", "Wiebke", Primary, "7/7 6/6 5/4"),
                new("Enno Deichgraf", "Enno", User, "8/8"),
                new("Tjark Elbwiese", "Tjark", Decider, "8/9"),
                new("Meike Schlickmann", "Meike", Adviser, "8/8"),
            ],
        },
        new("A-09", "Fernhollow Tea Rooms", Market.Britain, Worth.Low, Mood.Bad, 3_600)
        {
            Story = "A small contract and a large audience: what she tells others is part of what the account is worth",
            Domain = "fernhollow",
            Plan = "Basic",
            Products = "Booking",
            Facts = "tenure 9, renewsOn +105, lastTalkOn -80, advocacyReach 45000",
            Contacts =
            [
                new("Clementine Fernhollow", "Clementine", Primary, "7/7 2/4", "audience 45000"),
                new("Barnabas Fernhollow", "Barnabas", Sponsor, "8/6"),
                new("Poppy Larkrise", "Poppy", User, "5/7"),
            ],
            Events = [new("Complaint", -40, 1) { Text = "Double-booked again on a Sunday. I have told my readers what I think of it.", Issue = "the double bookings", Area = "Product" }],
        },
        new("A-10", "Copperline Boiler Repairs", Market.Britain, Worth.Low, Mood.Bad, 5_200)
        {
            Story = "At risk, and putting it right would cost more than it is worth: a graceful exit, why they go, and a line drawn for bad manners",
            Domain = "copperline",
            Products = "Scheduling",
            Facts = "tenure 31, renewsOn -21, lastTalkOn -150, lifetimeValue -1500, profitability -12, costToServe 4100, costToSatisfy 6000, paymentOverdue true, daysOverdue 21, abuseReports 2",
            Contacts =
            [
                new("Desmond Coppergate", "Desmond", Decider, "5/5 4/4 3/3 2/2"),
                new("Lorna Flintoff-Raye", "Lorna", User, "5/6 4/5 4/5 3/5"),
                new("Ignatius Coppergate", "Mr Coppergate senior", Sponsor, "6/5 5/4 4/4 3/4"),
                new("Hettie Spurrier", "Hettie", Adviser, "6/8"),
            ],
        },
        new("A-14", "Staveley Cask & Hoop", Market.EastCoast, Worth.Low, Mood.Fair, 4_100)
        {
            Story = "A small account has given notice: let them go in good order, and learn why",
            Domain = "staveley",
            Plan = "Basic",
            Products = "Inventory",
            Facts = "status NoticeGiven, leavingReason Other, tenure 19, renewsOn +59, lastTalkOn -26",
            Contacts =
            [
                new("Barnaby Staveley", "Barnaby", Primary, "7/6 6/4 5/2 4/1", "timeZone America/Chicago"),
                new("Eudora Hoopes", "Eudora", Decider, "8/6 8/5 7/4 7/2", "timeZone America/Chicago"),
                new("Rex Coopersmith", "Rex", User, "8/5", "timeZone America/Chicago"),
            ],
            Events = [new("Cancellation", -26, 2) { Text = "We are going back to a paper ledger. Nothing personal.", Issue = "the end of the contract", Area = "Sales" }],
        },
        new("A-24", "Grisholm Restposten", Market.Germany, Worth.Low, Mood.Fair, 8_900)
        {
            Story = "Buys on price alone, pays late and demands something every quarter: better off elsewhere, and not courted",
            Domain = "grisholm",
            Products = "Inventory",
            Facts = "tenure 25, renewsOn +33, lastTalkOn -70, shareOfWallet 22, discountRequests 5, latePayments 6, daysOverdue 12, paymentOverdue true",
            Contacts =
            [
                new("Ewald Grisholm", "Herr Grisholm", Sponsor, "8/8"),
                new("Percival Grisholm-Ward", "Percy", Sponsor, "7/5", "language en"),
                new("Dagny Plettberg", "Frau Plettberg", Decider, "6/8"),
                new("Sönke Rabenhorst", "Sönke", Primary, "8/6"),
                new("Irmhild Kaltwasser", "Frau Kaltwasser", Adviser, "7.5/5"),
            ],
            Events =
            [
                new("Demand", -236, 3) { Text = "Zehn Prozent weniger, oder wir reden nicht weiter.", Issue = "zehn Prozent Nachlass", Area = "Sales", Amount = "890" },
                new("Demand", -97, 3) { Text = "Die Versandkosten übernehmen ab jetzt Sie.", Issue = "die Versandkosten", Area = "Finance", Amount = "240" },
                new("Demand", -12, 3) { Text = "Zum Jahresende erwarten wir die übliche Gutschrift.", Issue = "eine Gutschrift zum Jahresende", Area = "Finance", Amount = "300" },
            ],
        },
        new("A-29", "Wiesenthau Druckerei", Market.Germany, Worth.Low, Mood.Fair, 6_300)
        {
            Story = "Gone, and nobody knows why: not worth asking back, and worth learning from",
            Domain = "wiesenthau",
            Products = "Documents",
            LeftOn = -72,
            Facts = "status Left, tenure 36, renewsOn ?, lastTalkOn -90, shareOfWallet 0, usageChange ?, openTickets ?",
            Contacts =
            [
                new("Gernot Wiesenthau", "Herr Wiesenthau", Sponsor, "7/8 6/8 5/7 -"),
                new("Adelgund Farnbach", "Frau Farnbach", Adviser, "6/5 5/4 4/3 -"),
                new("Jost Hellmich", "Jost", User, "8/7 8/6 8/5 -"),
            ],
        },
    ];
}
