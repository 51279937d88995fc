using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Rules;

/// <summary>
/// Reads which actions a rule suppresses: some by name, or <c>not A | B</c> for all but those, so that a limit
/// such as "do not contact" holds for actions that are added later as well.
/// </summary>
internal static class SuppressedActions
{
    private const string Not = "not ";

    /// <summary>From JSON: a text is a cell, and a list holds names as they are.</summary>
    public static ImmutableArray<string> Read(ObjectReader reader, RuleContext context) => reader.Find("suppress") switch
    {
        null => [],
        JsonString cell => Read(cell.Excerpt, context),
        var list => [.. TextList.Read(list, "`suppress`", context.Diagnostics).Where(context.HasAction).Select(action => action.Text)],
    };

    /// <summary>From a cell.</summary>
    public static ImmutableArray<string> Read(Excerpt cell, RuleContext context)
    {
        var isAllBut = cell.Text.StartsWith(Not, StringComparison.Ordinal);
        var names = isAllBut ? cell.Slice(TextSpan.FromBounds(Not.Length, cell.Text.Length)) : cell;
        var known = NameCell.Split(names, context.Diagnostics).Where(name => context.HasAction(name.Text, NameCell.Whole(name))).Select(name => name.Text);
        return isAllBut
            ? [.. (context.ActionIds ?? []).Except(known).Order(StringComparer.Ordinal)]
            : [.. known];
    }
}
