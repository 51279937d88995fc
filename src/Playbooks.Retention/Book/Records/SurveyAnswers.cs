using System.Collections.Immutable;
using Playbooks.Engine.Deciding;
using Playbooks.Language.Values;

namespace Playbooks.Retention.Book.Records;

/// <summary>
/// Puts answers of surveys beside what is known already: the latest answer counts, as of the survey's time, unless the
/// value that was given directly says that it was learned at that time or later.
/// </summary>
internal sealed class SurveyAnswers
{
    private readonly Dictionary<(FactRow Row, int Column), (FactAge Age, bool IsAnswer)> _ages = [];

    /// <param name="given">When facts that were given directly were learned, for those that say so.</param>
    public SurveyAnswers(IEnumerable<FactAge> given)
    {
        foreach (var age in given)
        {
            _ages[(age.Row, age.Column.Number)] = (age, false);
        }
    }

    /// <summary>When facts were learned, answers among them.</summary>
    public ImmutableArray<FactAge> Ages => [.. _ages.Values.Select(known => known.Age)];

    /// <summary>Takes the answers of one survey; surveys come oldest first.</summary>
    public void Take(FactRow target, FactRow answers, IReadOnlyList<FactAge> ages, DateTimeOffset at)
    {
        foreach (var column in target.Layout.Columns)
        {
            if (answers.State(column) != FactState.Known || column.Name == "id")
            {
                continue;
            }
            var age = ages.FirstOrDefault(said => said.Row == answers && said.Column == column)?.At ?? at;
            var key = (target, column.Number);
            if (!_ages.TryGetValue(key, out var known) || (known.IsAnswer ? known.Age.At <= age : known.Age.At < age))
            {
                target.Set(column, answers.Get(column));
                _ages[key] = (new FactAge(target, column, age), true);
            }
        }
    }
}
