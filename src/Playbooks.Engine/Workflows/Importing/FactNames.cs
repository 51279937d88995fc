using System.Collections.Immutable;

namespace Playbooks.Engine.Workflows.Importing;

/// <summary>
/// Names of facts for the members of inputs. Inputs that are called <c>account</c>, <c>contact</c> or <c>event</c> are
/// those; a single other input is the account; of several, each gives its name to its members:
/// <c>basicInfo.country</c> becomes <c>account.basicInfoCountry</c>.
/// </summary>
internal sealed class FactNames(IEnumerable<string> inputs)
{
    private static readonly string[] Entities = ["account", "contact", "event"];

    private readonly bool _isAlone = inputs.Distinct(StringComparer.OrdinalIgnoreCase).Count(input => !IsEntity(input)) <= 1;

    public string Of(ImmutableArray<string> path)
    {
        var entity = Array.Find(Entities, known => known.Equals(path[0], StringComparison.OrdinalIgnoreCase));
        if (entity is not null && path.Length > 1)
        {
            return $"{entity}.{Joined(path[1..])}";
        }
        return $"account.{Joined(_isAlone && path.Length > 1 ? path[1..] : path)}";
    }

    private static bool IsEntity(string input) => Entities.Contains(input, StringComparer.OrdinalIgnoreCase);

    // `BasicInfo`, `first_name` becomes `basicInfoFirstName`.
    private static string Joined(ImmutableArray<string> path)
    {
        var words = path.SelectMany(name => name.Split('_', StringSplitOptions.RemoveEmptyEntries)).Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0);
        var joined = string.Concat(words.Select((word, i) => i == 0 ? char.ToLowerInvariant(word[0]) + word[1..] : char.ToUpperInvariant(word[0]) + word[1..]));
        return joined.Length > 0 && char.IsAsciiLetter(joined[0]) ? joined : $"value{joined}";
    }
}
