using static Playbooks.Retention.Tests.SampleBooks.Casts.Roles;

namespace Playbooks.Retention.Tests.SampleBooks.Casts;

/// <summary>People who buy for themselves.</summary>
internal static class ConsumerCasts
{
    private const string Unmeasured = "advocacyReach ?, strategicImpact ?, openTickets ?, tone ?, usageChange ?, ticketsLastYear ?, needlessTickets ?, renewsOn ?, isConsumer true";

    public static readonly AccountCast[] All =
    [
        new("A-12", "Marisol Etxegarai", Market.Spain, Worth.Low, Mood.Well, 240)
        {
            Story = "A loyal customer who is asked for nothing but a good word",
            Domain = "etxegarai",
            Plan = "Basic",
            Products = "Home",
            Facts = Unmeasured + ", tenure 52, isMember true, referrals 1",
            Contacts = [new("Marisol Etxegarai", "Marisol", Primary, "8/9 9/9 9/9 9/9", "language en")],
        },
        new("A-35", "Fridolin Ackerknecht", Market.Germany, Worth.Low, Mood.Fair, 180)
        {
            Story = "Collects points, and is about to go: points bring him back to try us once more",
            Domain = "ackerknecht",
            Plan = "Basic",
            Products = "Home",
            Spending = -40,
            Facts = Unmeasured + ", tenure 20, isMember true",
            Contacts = [new("Fridolin Ackerknecht", "Herr Ackerknecht", Primary, "8/8 7/6 5/5 4/3")],
        },
        new("A-36", "", Market.EastCoast, Worth.Low, Mood.Fair, 95)
        {
            Story = "Somebody without a name who answered a survey and may leave",
            Domain = "nobody",
            Plan = "Basic",
            Products = "Home",
            Facts = Unmeasured + ", tenure 7, isMember false",
            Contacts = [new("", "", "", "4/3")],
        },
        new("A-37", "Philippa Dunsany-Okoro", Market.Britain, Worth.High, Mood.Well, 3_900)
        {
            Story = "Among the best customers, let down, and about to go: a person calls, and flowers follow",
            Domain = "dunsany",
            Spending = -12,
            Plan = "Premium",
            Products = "Home",
            Facts = Unmeasured + ", tenure 44, isMember true, valueQuartile 4, shareOfWallet 90",
            Contacts = [new("Philippa Dunsany-Okoro", "Mrs Dunsany-Okoro", Primary, "9/9 9/8 6/6 3/3", "likes flowers|theatre")],
            Events =
            [
                new("Complaint", -9, 1)
                {
                    Text = "The fitter came a day late and left the hall in a state.", Issue = "the fitter who came a day late",
                    Fault = "our fitter came a day late and left your hall in a state", Fixed = "had the hall cleaned and spoken with the fitter", Area = "Support",
                },
            ],
        },
        new("A-38", "Aurelio Bastarrika", Market.Spain, Worth.Low, Mood.Well, 310)
        {
            Story = "Likes us and shops around: points are a reason to stay",
            Domain = "bastarrika",
            Plan = "Basic",
            Products = "Home",
            Facts = Unmeasured + ", tenure 11, isMember true",
            Contacts = [new("Aurelio Bastarrika", "Aurelio", Primary, "8/5")],
        },
        new("A-39", "Tamsin Oakapple", Market.Britain, Worth.Low, Mood.Fair, 150)
        {
            Story = "Stays and is unhappy, and this time it was our fault",
            Domain = "oakapple",
            Plan = "Basic",
            Products = "Home",
            Facts = Unmeasured + ", tenure 15, isMember true",
            Contacts = [new("Tamsin Oakapple", "Tamsin", Primary, "8/9 7/8 6/8 5/8", "optOuts call")],
            Events =
            [
                new("Complaint", -8, 1)
                {
                    Text = "The parcel went to a house that was pulled down years ago.", Issue = "the parcel that went astray",
                    Fault = "your parcel went to an old address", Fixed = "sent it again by courier", Area = "Support",
                },
            ],
        },
        new("A-42", "Liesbeth Vorderwülbecke", Market.Switzerland, Worth.High, Mood.Well, 4_300)
        {
            Story = "Another of the best whom we let down, German-speaking",
            Domain = "vorderwuelbecke",
            Plan = "Premium",
            Products = "Home",
            Facts = Unmeasured + ", tenure 30, isMember true, valueQuartile 4, shareOfWallet 85",
            Contacts = [new("Liesbeth Vorderwülbecke", "Frau Vorderwülbecke", Primary, "9/9 8/8 6/5 4/4", "likes flowers")],
            Events =
            [
                new("Complaint", -3, 1)
                {
                    Text = "Zum dritten Mal vertröstet, und dann stand niemand vor der Tür.", Issue = "der versäumte Termin",
                    Fault = "wir haben Ihren Termin zweimal verschoben und dann vergessen", Fixed = "einen festen Termin mit einer Person vereinbart, die kommt", Area = "Support",
                },
            ],
        },
        new("A-43", "Cosmas Hutzelmann", Market.Germany, Worth.Low, Mood.Fair, 205)
        {
            Story = "Our fault, and a customer who reads and collects points: neither flowers nor a dinner",
            Domain = "hutzelmann",
            Plan = "Basic",
            Products = "Home",
            Facts = Unmeasured + ", tenure 18, isMember true",
            Contacts = [new("Cosmas Hutzelmann", "Herr Hutzelmann", Primary, "8/8 8/8 7/8 6/8", "likes books|chess")],
            Events =
            [
                new("Complaint", -6, 1)
                {
                    Text = "Abgebucht wurde zweimal, geliefert einmal.", Issue = "die doppelte Abbuchung",
                    Fault = "wir haben Ihnen denselben Einkauf zweimal abgebucht", Fixed = "den zweiten Betrag heute zurücküberwiesen", Area = "Finance",
                },
            ],
        },
    ];
}
