using Playbooks.Language.Templates.Functions;
using Playbooks.Language.Templates.Rendering;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Binding;

/// <summary>
/// Looks at arguments that are written out: patterns and formats that could never be used are mistakes before anything
/// is rendered. A lenient template may write formats that Scriban writes as they are.
/// </summary>
internal static class ConstantArguments
{
    public static void Check(BindingState state, Function function, ExpressionNode?[] placed)
    {
        for (var i = 1; i < Math.Min(placed.Length, function.Parameters.Length); i++)
        {
            if (placed[i] is ConstantNode { Value: string text } constant && Mistake(state, function, i, text, placed[0]) is var (message, help))
            {
                state.Report(TemplateErrors.BadConstant, constant.Place, message, help);
            }
        }
    }

    private static (string Message, string Help)? Mistake(BindingState state, Function function, int index, string text, ExpressionNode? formatted) => (function.Name, function.Parameters[index].Name) switch
    {
        ("regex.match" or "regex.matches" or "regex.replace" or "regex.split", "pattern") => InPattern(text, state.IsStrict),
        (_, "options") when state.IsStrict && text.Any(letter => !"imsx".Contains(letter, StringComparison.Ordinal)) =>
            ($"`{text}` are no options of a pattern", "they are `i`, `m`, `s` and `x`"),
        (_, "pattern" or "output_pattern" or "input_pattern") when state.IsStrict && DateText.FindUnknown(text) is { } part =>
            ($"`{part}` is no part of a date", "they are written like `%d %B %Y`; a percent sign itself is `%%`"),
        ("date.to_string", "pattern") when state.IsStrict && text.Length > 0 && !text.Contains('%', StringComparison.Ordinal) =>
            ($"`{text}` holds no part of a date", "dates are written like `%d %B %Y`: day, month and year"),
        ("math.format" or "object.format", "format") when state.IsStrict && !CanFormat(formatted?.Type, text) =>
            ($"`{text}` is no format for {(formatted?.Type is { } type && !Types.IsUnknown(type) ? type.AuthorName : "any value")}", "formats are written like `N2`, `P0` or `0.00`"),
        _ => null,
    };

    private static (string Message, string Help)? InPattern(string pattern, bool isStrict) =>
        RegexFunctions.Mistake(pattern, isStrict) is var (message, help) ? (message, help) : null;

    // A value of each kind that the type allows is tried.
    private static bool CanFormat(DataType? type, string format)
    {
        IFormattable[] samples = type switch
        {
            ScalarType { IsInteger: true } => [1L],
            not null when Types.IsNumber(type) => [1.5, 1.5m],
            not null when Types.IsDate(type) => [DateTimeOffset.UnixEpoch],
            _ => [1L, 1.5, DateTimeOffset.UnixEpoch, TimeSpan.Zero, Guid.Empty],
        };
        return Array.Exists(samples, sample => Formatting.TryFormat(sample, format, null, out _));
    }
}
