using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Workflows;

/// <summary>
/// The message of a rule that did not succeed, with values put in for <c>$(input)</c> and <c>$(input.member)</c>. As in
/// RulesEngine: only rules that are not nested say theirs; a lone name gives JSON, in which a text has quotes, and a
/// member the bare value; a name that is not there stays as it is written, and a member that is not there loses its sign.
/// </summary>
internal static partial class MessageText
{
    public static RuleResult Fill(RuleResult result)
    {
        if (result.IsSuccess || result.Message.Length > 0 || result.Rule.ErrorMessage is not { } message)
        {
            return result;
        }
        var left = WorkflowLimits.MessageLength;
        var text = Place().Replace(message, match =>
        {
            var value = ValueOf(match.Groups[1].Value, result.Names) ?? match.Value;
            left -= value.Length;
            return left < 0 ? match.Value : value;
        });
        return result with { Message = text };
    }

    private static string? ValueOf(string path, ImmutableArray<JsonFact> names)
    {
        var parts = path.Split('.');
        if (names.FirstOrDefault(name => name.Name == parts[0]) is not { Value: { } value })
        {
            return null;
        }
        if (parts.Length == 1)
        {
            return ResultJson.Text(value, isIndented: false);
        }
        foreach (var part in parts.Skip(1))
        {
            if (value is not ObjectValue instance || !TryGet(instance, part, out var member))
            {
                return $"({path})";
            }
            value = member;
        }
        return value is null or ObjectValue or ListValue ? value is null ? "" : ResultJson.Text(value, isIndented: true) : Conversions.ToText(value);
    }

    private static bool TryGet(ObjectValue instance, string name, out object? value)
    {
        if (instance.TryGet(name, out value))
        {
            return true;
        }
        foreach (var member in instance.Members.Where(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            value = member.Value;
            return true;
        }
        return false;
    }

    [GeneratedRegex(@"\$\((.*?)\)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
