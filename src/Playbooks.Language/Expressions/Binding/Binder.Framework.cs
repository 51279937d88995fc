using System.Collections.Immutable;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>Calls that the framework has in more forms than a table of functions would hold.</summary>
internal sealed partial class Binder
{
    /// <summary>A date with its time of day, or a duration from days to milliseconds, put together from its parts; null for other calls.</summary>
    private BoundNode? BindMoment(CallSyntax call)
    {
        var given = call.Arguments;
        return (call.Name, given.Length) switch
        {
            ("DateTime" or "date", 6) => Sum(call, [call with { Arguments = given[..3] }, call with { Name = "TimeSpan", Arguments = given[3..] }]),
            ("DateTime" or "date", 7) => Sum(call, [call with { Arguments = given[..6] }, Duration(call, "FromMilliseconds", given[6])]),
            ("TimeSpan", 4) => Sum(call, [Duration(call, "FromDays", given[0]), call with { Arguments = given[1..] }]),
            ("TimeSpan", 5) => Sum(call, [call with { Arguments = given[..4] }, Duration(call, "FromMilliseconds", given[4])]),
            _ => null,
        };
    }

    private static CallSyntax Duration(CallSyntax call, string name, SyntaxNode argument) =>
        call with { Target = new NameSyntax("TimeSpan", call.NameSpan), Name = name, Arguments = [argument] };

    private BoundNode Sum(CallSyntax call, ImmutableArray<SyntaxNode> parts)
    {
        var (first, second) = (Bind(parts[0]), Bind(parts[1]));
        return first is BoundError || second is BoundError ? new BoundError(call.Span) : BindOperator(BinaryOperator.Add, first, second, call.Span, "+");
    }

    // Beside ISO dates, workflow files have those that the framework reads.
    private BoundConstant? WrittenDate(BoundNode node, DataType type) =>
        IsWorkflow && type.Equals(DataType.DateTime) && node is BoundConstant { Value: string text } && WrittenDates.Read(text) is { } date
            ? new BoundConstant(date, type, node.Span)
            : null;

    // What the options ask for, the pattern can ask for itself.
    private BoundNode BindIsMatch(CallSyntax call)
    {
        var pattern = call.Arguments[1];
        if (call.Arguments.Length == 3 && pattern is LiteralSyntax { Value: string text } literal)
        {
            if (OptionsOf(call.Arguments[2]) is not { } letters)
            {
                return Fail(ExpressionErrors.BadPattern, call.Arguments[2].Span, "these are no options of a pattern", $"there are {ListOf([.. Patterns.Letters.Keys])}");
            }
            pattern = literal with { Value = letters.Length == 0 ? text : $"(?{letters}){text}" };
        }
        return BindBinary(new BinarySyntax(BinaryOperator.Matches, call.NameSpan, call.Arguments[0], pattern));
    }

    private static string? OptionsOf(SyntaxNode syntax) => syntax switch
    {
        MemberSyntax { Target: NameSyntax { Name: "RegexOptions" }, Name: var name } => Patterns.Letters.GetValueOrDefault(name),
        BinarySyntax { Operator: BinaryOperator.BitOr } both => OptionsOf(both.Left) is { } left && OptionsOf(both.Right) is { } right ? left + right : null,
        _ => null,
    };

    // Null is converted to zero.
    private BoundNode BindConvert(CallSyntax call, ImmutableArray<Overload> overloads, ImmutableArray<BoundNode> arguments)
    {
        // The arguments are bound, so that only they themselves may now be null.
        _propagating++;
        var node = BindOverload(call, $"Convert.{call.Name}", overloads, arguments, 0);
        _propagating--;
        var zero = ConvertTo(new BoundConstant(0, DataType.Int, call.Span), overloads[0].Result);
        return node is BoundError ? node : new BoundCoalesce(node, ConvertTo(zero, node.Type), node.Type, call.Span);
    }

    /// <summary><c>string.Format</c>, <c>Concat</c> and <c>Join</c> with more values than the usual forms take; null for those.</summary>
    private BoundNode? BindManyTexts(CallSyntax call)
    {
        if (IsWorkflow && call is { Name: "Concat", Arguments.Length: 2 or 3 })
        {
            // Anything becomes a text here, and null the empty one.
            var parts = BindArguments(call.Arguments);
            parts = parts.All(part => IsPrintable(part)) ? [.. parts.Select(OrEmpty)] : parts;
            return BindOverload(call, "string.Concat", FunctionTable.Static("String", "Concat"), parts, 0);
        }
        var fixedOnes = call.Name == "Concat" ? 0 : 1;
        if (call.Arguments.Length <= (call.Name == "Join" ? 2 : 3))
        {
            return null;
        }
        var values = BindListOf(new ListSyntax(call.Arguments[fixedOnes..], call.Span));
        if (values is BoundError)
        {
            return values;
        }
        values = ConvertTo(values, DataType.ListOf(DataType.Any));
        var overloads = call.Name == "Format"
            ? [Overload.Of<string, ListValue, string>(TextFunctions.Format)]
            : FunctionTable.Static("String", call.Name).Where(form => form.Parameters[^1] is ListType).ToImmutableArray();
        return BindOverload(call, $"string.{call.Name}", overloads, [.. BindArguments(call.Arguments[..fixedOnes]), values], 0);
    }
}
