using System.Collections.Immutable;
using System.Globalization;

namespace Playbooks.Retention.Tests.SampleBooks;

/// <summary>Four surveys within two years, and who answered them.</summary>
internal static class Answering
{
    // From here on an answer counts as high; chance keeps to the side that the cast names.
    private const decimal High = 7;

    private static readonly ImmutableArray<int> s_days = [-606, -424, -242, -60];

    public static ImmutableArray<SurveyRecord> Of(AccountCast cast) =>
        [.. cast.Contacts.SelectMany((contact, i) => OfContact(cast, contact, cast.ContactId(i + 1))).OrderBy(survey => survey.At, StringComparer.Ordinal).ThenBy(survey => survey.Id, StringComparer.Ordinal)];

    private static IEnumerable<SurveyRecord> OfContact(AccountCast cast, ContactCast contact, string id)
    {
        var dice = new Dice($"{id} surveys");
        var start = Owning.Of(cast)[0].Since;
        var answers = contact.Answers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var byHand = answers.Length == 1 ? [.. Before(answers[0], dice), Nudged(answers[0], dice)] : answers;
        for (var i = 0; i < byHand.Length; i++)
        {
            var wave = s_days.Length - byHand.Length + i;
            var day = s_days[wave] + dice.Between(-25, 25);
            if (byHand[i] != "-" && day > start)
            {
                var pair = byHand[i].Split('/');
                yield return new SurveyRecord($"S-{id[2..]}-{wave + 1}", id, day, BookTime.Moment(day, dice), pair[0], pair[1]);
            }
        }
    }

    // Somebody whose story does not move answers nearly the same each time, and now and then not at all.
    private static IEnumerable<string> Before(string latest, Dice dice)
    {
        var pair = latest.Split('/');
        for (var i = 0; i < s_days.Length - 1; i++)
        {
            yield return dice.Happens(20) ? "-" : $"{Near(pair[0], dice, 2)}/{Near(pair[1], dice, 2)}";
        }
    }

    private static string Nudged(string answers, Dice dice) => string.Join('/', answers.Split('/').Select(score =>
        Near(score, dice, 1) is { Length: > 0 } near && Number(near) >= High == Number(score) >= High ? near : score));

    private static decimal Number(string score) => decimal.Parse(score, CultureInfo.InvariantCulture);

    private static string Near(string score, Dice dice, int halfPoints) => score.Length == 0
        ? ""
        : Math.Clamp(Number(score) + dice.Between(-halfPoints, halfPoints) / 2m, 0, 10).ToString("0.#", CultureInfo.InvariantCulture);
}
