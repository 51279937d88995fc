using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Retention.Tests.SampleBooks.Casts;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>What happened at an account: its story, and small things of two years around it.</summary>
internal static class Happening
{
    public static ImmutableArray<EventRecord> Of(AccountCast cast)
    {
        var dice = new Dice($"{cast.Id} events");
        return
        [
            .. cast.Events.Concat(Besides(cast, dice))
                .OrderBy(happened => happened.Days)
                .Select((happened, i) => new EventRecord(
                    string.Create(CultureInfo.InvariantCulture, $"E-{cast.Id[2..]}-{i + 1}"),
                    happened.By > 0 ? cast.ContactId(happened.By) : "",
                    happened.Days,
                    BookTime.Moment(happened.Days, dice),
                    happened)),
        ];
    }

    // Long enough ago that no story is disturbed by it; where all is well, most of it is kind.
    private static IEnumerable<EventCast> Besides(AccountCast cast, Dice dice)
    {
        var latest = Math.Min(-100, (cast.LeftOn ?? 0) - 70);
        var earliest = Math.Max(-725, Owning.Of(cast)[0].Since);
        var count = cast.IsConsumer || earliest > latest - 60 ? 0 : dice.Between(1, 3);
        var talk = cast.Market.Language == "de" ? SmallTalk.German : SmallTalk.English;
        var said = new List<EventCast>();
        while (said.Count < count)
        {
            var next = dice.OneOf(talk);
            if (!said.Exists(earlier => earlier.Issue == next.Issue) && (cast.Mood != Mood.Well || next.Kind == "Praise" || dice.Happens(25)))
            {
                said.Add(next with { Days = dice.Between(earliest, latest), By = dice.Between(1, cast.Contacts.Length) });
            }
        }
        return said;
    }
}
