using Playbooks.Language.Templates.Syntax;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>Operators on lists; each makes a new one.</summary>
internal static class Lists
{
    public static bool TryApply(RenderRun run, BinaryOperator symbol, object left, object right, out object? result)
    {
        var (a, b) = (ValueKinds.AsList(left), ValueKinds.AsList(right));
        IEnumerable<object?>? items = (symbol, a, b) switch
        {
            (BinaryOperator.ShiftLeft, not null, _) => a.Append(right),
            (BinaryOperator.ShiftRight, _, not null) => b.Prepend(left),
            (BinaryOperator.Add, not null, not null) => a.Concat(b),
            _ => null,
        };
        result = items is null ? null : Made(run, items, (a?.Count ?? 1) + (long)(b?.Count ?? 1));
        return items is not null;
    }

    /// <summary>A new list, unless it would be more than may be made.</summary>
    public static TemplateList? Made(RenderRun run, IEnumerable<object?> items, long atMost) =>
        run.Create(atMost) ? new TemplateList(items) : null;
}
