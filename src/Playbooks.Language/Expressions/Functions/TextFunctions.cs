using Playbooks.Language.Expressions.Compilation;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>Members of texts and chars. Everything is ordinal and the same in every culture.</summary>
internal static class TextFunctions
{
    public static void AddTo(FunctionSet set)
    {
        AddCase(set);
        AddSearch(set);
        AddParts(set);
        AddStatics(set);
        AddChars(set);
    }

    /// <summary>The words of .NET's way of comparing, of which only "in any letter case" makes a difference here.</summary>
    public static StringComparison Comparison(string word) =>
        word.EndsWith("IgnoreCase", StringComparison.OrdinalIgnoreCase) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public static Outcome<string> Replace(string text, string old, string replacement)
    {
        if (old.Length == 0)
        {
            return new Problem(ExpressionErrors.ArgumentRange, "there is nothing to replace in place of the empty text");
        }
        var growth = Math.Max(0L, replacement.Length - old.Length) * (text.Length / old.Length);
        return Cost.OfLength(text.Length + growth) is { } problem ? problem : text.Replace(old, replacement, StringComparison.Ordinal);
    }

    public static Outcome<string> Concat(string left, string right) =>
        Cost.OfLength((long)left.Length + right.Length) is { } problem ? problem : left + right;

    public static Outcome<string> Substring(string text, int start, int length) =>
        start >= 0 && length >= 0 && (long)start + length <= text.Length
            ? text.Substring(start, length)
            : new Problem(ExpressionErrors.ArgumentRange, $"a text of {text.Length} has no {length} characters from {start} on");

    private static void AddCase(FunctionSet set)
    {
        Func<Overload[]> upper = () => [Overload.Of<string, string>(text => text.ToUpperInvariant())];
#pragma warning disable CA1308 // the author asks for lower case
        Func<Overload[]> lower = () => [Overload.Of<string, string>(text => text.ToLowerInvariant())];
#pragma warning restore CA1308
        set.Property(DataType.String, "Length", () => [Overload.Of<string, int>(text => text.Length)]);
        set.Method(DataType.String, "ToUpper", upper);
        set.Method(DataType.String, "ToUpperInvariant", upper);
        set.Method(DataType.String, "ToLower", lower);
        set.Method(DataType.String, "ToLowerInvariant", lower);
        set.Method(DataType.String, "Trim", () => [Overload.Of<string, string>(text => text.Trim()), Overload.Of<string, string, string>((text, characters) => text.Trim(characters.ToCharArray()))]);
        set.Method(DataType.String, "TrimStart", () => [Overload.Of<string, string>(text => text.TrimStart()), Overload.Of<string, string, string>((text, characters) => text.TrimStart(characters.ToCharArray()))]);
        set.Method(DataType.String, "TrimEnd", () => [Overload.Of<string, string>(text => text.TrimEnd()), Overload.Of<string, string, string>((text, characters) => text.TrimEnd(characters.ToCharArray()))]);
    }

    private static void AddSearch(FunctionSet set)
    {
        set.Method(DataType.String, "StartsWith", () =>
        [
            Overload.Of<string, string, bool>((text, part) => text.StartsWith(part, StringComparison.Ordinal)),
            Overload.Of<string, string, string, bool>((text, part, how) => text.StartsWith(part, Comparison(how))),
        ]);
        set.Method(DataType.String, "EndsWith", () =>
        [
            Overload.Of<string, string, bool>((text, part) => text.EndsWith(part, StringComparison.Ordinal)),
            Overload.Of<string, string, string, bool>((text, part, how) => text.EndsWith(part, Comparison(how))),
        ]);
        set.Method(DataType.String, "Contains", () =>
        [
            Overload.Of<string, string, bool>((text, part) => text.Contains(part, StringComparison.Ordinal)),
            Overload.Of<string, string, string, bool>((text, part, how) => text.Contains(part, Comparison(how))),
        ]);
        set.Method(DataType.String, "Equals", () => [Overload.Of<string, string, string, bool>((text, other, how) => text.Equals(other, Comparison(how)))]);
        set.Method(DataType.String, "CompareTo", () => [Overload.Of<string, string, int>((text, other) => Math.Sign(string.CompareOrdinal(text, other)))]);
        set.Method(DataType.String, "IndexOf", () =>
        [
            Overload.Of<string, string, int>((text, part) => text.IndexOf(part, StringComparison.Ordinal)),
            Overload.Of<string, string, string, int>((text, part, how) => text.IndexOf(part, Comparison(how))),
        ]);
        set.Method(DataType.String, "LastIndexOf", () => [Overload.Of<string, string, int>((text, part) => text.LastIndexOf(part, StringComparison.Ordinal))]);
    }

    private static void AddParts(FunctionSet set)
    {
        set.Method(DataType.String, "Substring", () =>
        [
            Overload.Of<string, int, string>((text, start) => Substring(text, start, Math.Max(0, text.Length - Math.Max(start, 0)))),
            Overload.Of<string, int, int, string>(Substring),
        ]);
        set.Method(DataType.String, "Remove", () =>
        [
            Overload.Of(Guarded.Of<string, int, string>((text, start) => text.Remove(start))),
            Overload.Of(Guarded.Of<string, int, int, string>((text, start, count) => text.Remove(start, count))),
        ]);
        set.Method(DataType.String, "Insert", () => [Overload.Of<string, int, string, string>((text, at, part) => at < 0 || at > text.Length
            ? new Problem(ExpressionErrors.ArgumentRange, $"a text of {text.Length} has no place {at}")
            : Cost.OfLength((long)text.Length + part.Length) is { } problem ? problem : text.Insert(at, part))]);
        set.Method(DataType.String, "Replace", () => [Overload.Of<string, string, string, string>(Replace)]);
        set.Method(DataType.String, "PadLeft", () =>
        [
            Overload.Of<string, int, string>((text, width) => Pad(text, width, " ", isLeft: true)),
            Overload.Of<string, int, string, string>((text, width, with) => Pad(text, width, with, isLeft: true)),
        ]);
        set.Method(DataType.String, "PadRight", () =>
        [
            Overload.Of<string, int, string>((text, width) => Pad(text, width, " ", isLeft: false)),
            Overload.Of<string, int, string, string>((text, width, with) => Pad(text, width, with, isLeft: false)),
        ]);
        AddSplit(set);
        set.Method(DataType.String, "ToCharArray", () => [FunctionTable.Characters]);
    }

    // A second argument is another separator, or how the parts are to be taken.
    private static void AddSplit(FunctionSet set)
    {
        var parts = DataType.ListOf(DataType.String);
        set.Method(DataType.String, "Split", () =>
        [
            Overload.Of<string, ListValue>(text => Texts(text.Split((char[]?)null)), parts),
            Overload.Of<string, string, ListValue>((text, separator) => Texts(text.Split(separator)), parts),
            Overload.Of<string, string, string, ListValue>((text, separator, other) => Enum.TryParse<StringSplitOptions>(other, out var how) && other.Length > 1
                ? Texts(text.Split(separator, how))
                : Texts(text.Split([separator, other], StringSplitOptions.None)), parts),
            Overload.Of<string, ListValue, ListValue>((text, separators) => Texts(text.Split(Separators(separators), StringSplitOptions.None)), parts),
            Overload.Of<string, ListValue, string, ListValue>((text, separators, how) => Texts(text.Split(Separators(separators), Enum.TryParse<StringSplitOptions>(how, out var options) ? options : StringSplitOptions.None)), parts),
        ]);
    }

    private static ListValue Texts(string[] parts) => new(DataType.String, parts);

    private static string[] Separators(ListValue list) => [.. list.Select(item => item is null ? "" : Conversions.ToText(item))];

    private static void AddStatics(FunctionSet set)
    {
        set.Static("String.IsNullOrEmpty", () => [Overload.Of<string, bool>(text => text.Length == 0)]);
        set.Static("String.IsNullOrWhiteSpace", () => [Overload.Of<string, bool>(text => string.IsNullOrWhiteSpace(text))]);
        set.Static("String.Concat", () =>
        [
            Overload.Of<ListValue, string>(list => Join("", list)),
            Overload.Of<string, string, string>(Concat),
            Overload.Of<string, string, string, string>((a, b, c) => Cost.OfLength((long)a.Length + b.Length + c.Length) is { } problem ? problem : a + b + c),
        ]);
        set.Static("String.Format", () => [Overload.Of<string, object?, string>((format, a) => Format(format, a)), Overload.Of<string, object?, object?, string>((format, a, b) => Format(format, a, b))]);
        set.Static("String.CompareOrdinal", () => [Overload.Of<string, string, int>((a, b) => Math.Sign(string.CompareOrdinal(a, b)))]);
        set.Static("String.Join", () => [Overload.Of<string, ListValue, string>(Join)]);
        // The one function that RulesEngine itself adds.
        set.Static("ExpressionUtils.CheckContains", () => [Overload.Of<string, string, bool>((text, list) => text.Length > 0 && list.Split(',').Contains(text, StringComparer.Ordinal))]);
        set.Static("String.Equals", () =>
        [
            Overload.Of<string, string, bool>((a, b) => string.Equals(a, b, StringComparison.Ordinal)),
            Overload.Of<string, string, string, bool>((a, b, how) => a.Equals(b, Comparison(how))),
        ]);
        set.Static("String.Compare", () =>
        [
            Overload.Of<string, string, int>((a, b) => Math.Sign(string.CompareOrdinal(a, b))),
            Overload.Of<string, string, string, int>((a, b, how) => Math.Sign(string.Compare(a, b, Comparison(how)))),
            Overload.Of<string, string, bool, int>((a, b, ignoreCase) => Math.Sign(string.Compare(a, b, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))),
        ]);
    }

    private static void AddChars(FunctionSet set)
    {
        set.Static("Char.IsDigit", () => [Overload.Of<char, bool>(c => char.IsDigit(c))]);
        set.Static("Char.IsLetter", () => [Overload.Of<char, bool>(c => char.IsLetter(c))]);
        set.Static("Char.IsLetterOrDigit", () => [Overload.Of<char, bool>(c => char.IsLetterOrDigit(c))]);
        set.Static("Char.IsWhiteSpace", () => [Overload.Of<char, bool>(c => char.IsWhiteSpace(c))]);
        set.Static("Char.IsNumber", () => [Overload.Of<char, bool>(c => char.IsNumber(c))]);
        set.Static("Char.IsPunctuation", () => [Overload.Of<char, bool>(c => char.IsPunctuation(c))]);
        set.Static("Char.IsUpper", () => [Overload.Of<char, bool>(c => char.IsUpper(c))]);
        set.Static("Char.IsLower", () => [Overload.Of<char, bool>(c => char.IsLower(c))]);
        set.Static("Char.ToUpper", () => [Overload.Of<char, char>(c => char.ToUpperInvariant(c))]);
        set.Static("Char.ToLower", () => [Overload.Of<char, char>(c => char.ToLowerInvariant(c))]);
    }

    /// <summary>A text with the values of a list put in.</summary>
    public static Outcome<string> Format(string format, ListValue values) => Format(format, [.. values]);

    // A width of a billion places would be asked for with ten characters, so a format's numbers are kept small.
    private static Outcome<string> Format(string format, params object?[] values)
    {
        const int Longest = 1_024;
        var isSafe = format.Length <= Longest && !format.Where((c, i) => char.IsAsciiDigit(c) && i + 3 < format.Length && format.AsSpan(i, 4).IndexOfAnyExceptInRange('0', '9') < 0).Any();
        try
        {
            return isSafe
                ? string.Format(System.Globalization.CultureInfo.InvariantCulture, format, values)
                : new Problem(ExpressionErrors.ArgumentRange, $"a format has at most {Longest} characters and no number of more than three digits");
        }
        catch (FormatException)
        {
            return new Problem(ExpressionErrors.ArgumentRange, $"`{format}` is no format for {values.Length} values", "values are counted from `{0}`");
        }
    }

    private static Outcome<string> Join(string separator, ListValue list)
    {
        var length = 0L;
        var parts = new string[list.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Conversions.ToText(list[i]);
            length += parts[i].Length + separator.Length;
            if (Cost.OfLength(length) is { } problem)
            {
                return problem;
            }
        }
        return string.Join(separator, parts);
    }

    private static Outcome<string> Pad(string text, int width, string with, bool isLeft)
    {
        if (width < 0 || with.Length != 1)
        {
            return new Problem(ExpressionErrors.ArgumentRange, "a text is filled up to a width of at least 0 with one character");
        }
        return Cost.OfLength(width) is { } problem ? problem : isLeft ? text.PadLeft(width, with[0]) : text.PadRight(width, with[0]);
    }
}
