using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Workflows;

/// <summary>
/// What the conditions of later rules may name, since version 6 of RulesEngine: <c>@Rule</c> for the result of a rule that
/// stands before, and the success event of one that succeeded.
/// </summary>
internal sealed partial class EarlierResults
{
    private readonly Dictionary<string, bool> _rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> _events = new(StringComparer.Ordinal);

    public void Add(RuleResult result)
    {
        _rules[result.Rule.Name] = result.IsSuccess;
        if (result.IsSuccess && result.Rule.SuccessEvent is { Length: > 0 } success)
        {
            _events.Add(success);
        }
    }

    /// <summary>The names with those results that a condition names behind them; what has the same name already stays.</summary>
    public ImmutableArray<JsonFact> Extend(ImmutableArray<JsonFact> names, string condition)
    {
        if (_rules.Count == 0)
        {
            return names;
        }
        foreach (var name in Name().Matches(condition).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            bool? result = name[0] == '@' && _rules.TryGetValue(name[1..], out var succeeded) ? succeeded : _events.Contains(name) ? true : null;
            var bare = name.TrimStart('@');
            if (result is { } known && !names.Any(given => given.Name == bare))
            {
                names = names.Add(new JsonFact(bare, DataType.Bool, known));
            }
        }
        return names;
    }

    [GeneratedRegex(@"@?[\p{L}_][\p{L}\p{Nd}_]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
