using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>
/// The roles that a workspace speaks of: the owners of the catalogue's actions, and those that the policy has a sender
/// for. Any text may be an owner, so that a new one is no mistake unless it is all but one of these.
/// </summary>
internal sealed class OwnerNames
{
    private const string AnyOwner = "*";

    private readonly Dictionary<string, int> _owned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _senders = new(StringComparer.Ordinal);

    /// <summary>Collects them from actions.json and policy.json, before anything else of these is read.</summary>
    public static OwnerNames Of(JsonNode? actions, JsonNode? policy)
    {
        var names = new OwnerNames();
        foreach (var owner in (actions as JsonObject)?.Members.Select(action => (action.Value as JsonObject)?.Find("owner")).OfType<JsonString>() ?? [])
        {
            names._owned[owner.Text] = names._owned.GetValueOrDefault(owner.Text) + 1;
        }
        foreach (var sender in SendersOf(policy))
        {
            names._senders.Add(sender.Text);
        }
        return names;
    }

    /// <summary>The names of the policy's senders, but for the one of everybody else.</summary>
    public static IEnumerable<JsonString> SendersOf(JsonNode? policy) =>
        ((policy as JsonObject)?.Find("senders") as JsonObject)?.Members.Select(member => member.Name).Where(name => name.Text != AnyOwner) ?? [];

    /// <summary>All that the checks of owners can see of them.</summary>
    public string Shape => string.Join('\n', _owned.Keys.Order(StringComparer.Ordinal).Select(owner => $"{owner} {Math.Min(_owned[owner], 2)}").Append("").Concat(_senders.Order(StringComparer.Ordinal)));

    /// <summary>
    /// Reports the owner of an action of the catalogue that owns nothing else and is all but another one. A sender that
    /// owns nothing is as likely to be the one that is misspelled.
    /// </summary>
    public void CheckOfCatalogue(JsonString owner, ICollection<Diagnostic> diagnostics)
    {
        if (_owned.GetValueOrDefault(owner.Text) == 1 && !_senders.Contains(owner.Text))
        {
            Report(owner.Text, owner.Location, _owned.Where(other => other.Value > 1 || _senders.Contains(other.Key)).Select(other => other.Key), diagnostics);
        }
    }

    /// <summary>Reports an owner that a rule, a row or a step names and that is all but one that the workspace knows.</summary>
    public void Check(string owner, Location place, ICollection<Diagnostic> diagnostics)
    {
        if (!_owned.ContainsKey(owner) && !_senders.Contains(owner))
        {
            Report(owner, place, _owned.Keys.Concat(_senders), diagnostics);
        }
    }

    /// <summary>
    /// The one of some names that is most likely meant by another: a letter or two away, letter case and all. Names that
    /// differ in their numbers, as teams do, are names of their own.
    /// </summary>
    public static string? Meant(string name, IEnumerable<string> names)
    {
        var most = name.Length switch { < 4 => 0, < 8 => 1, _ => 2 };
        return ClosestName.Find(name, names.Where(other => other != name && DigitsOf(other) == DigitsOf(name)), most);
    }

    private static void Report(string owner, Location place, IEnumerable<string> names, ICollection<Diagnostic> diagnostics)
    {
        if (Meant(owner, names) is { } meant)
        {
            var help = new Advice($"did you mean `{meant}`? If `{JsonScanner.Shown(owner)}` is a role of its own, give it a sender in `playbooks/policy.json`", owner, meant);
            diagnostics.Add(ActionErrors.UnlikelyOwner.At(place, $"`{JsonScanner.Shown(owner)}` owns nothing else, and is nearly `{meant}`", help));
        }
    }

    private static string DigitsOf(string name) => string.Concat(name.Where(char.IsDigit));
}
