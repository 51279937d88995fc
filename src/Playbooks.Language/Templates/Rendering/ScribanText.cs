using System.Globalization;
using System.Numerics;
using System.Text;
using Playbooks.Language.Templates.Functions;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>Values as Scriban writes them: nothing for null, numbers without a culture, lists in brackets.</summary>
internal static class ScribanText
{
    /// <summary>Levels of nested lists and objects that are written; a list may hold itself.</summary>
    public const int MaxDepth = 20;

    /// <summary>Characters of a list or an object that are written.</summary>
    public const int MaxLength = 1_000_000;

    public static string Of(object? value, string datePattern = DateText.ScribanPattern)
    {
        if (value is string text)
        {
            return text;
        }
        var writer = new StringBuilder();
        Write(writer, value, 0, datePattern);
        return writer.ToString();
    }

    private static void Write(StringBuilder writer, object? value, int depth, string datePattern)
    {
        switch (value)
        {
            case null:
                break;
            case bool known:
                writer.Append(known ? "true" : "false");
                break;
            case DateTime date:
                writer.Append(DateText.Format(new DateTimeOffset(date.Ticks, TimeSpan.Zero), datePattern, LanguageConventions.Invariant));
                break;
            case DateTimeOffset date:
                writer.Append(DateText.Format(date, datePattern, LanguageConventions.Invariant));
                break;
            case IReadOnlyList<object?> list:
                WriteList(writer, list, depth, datePattern);
                break;
            case ITemplateObject or ObjectValue:
                WriteObject(writer, value, depth, datePattern);
                break;
            case BigInteger big:
                writer.Append(big.ToString(CultureInfo.InvariantCulture));
                break;
            case IFormattable formattable:
                writer.Append(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            case Callable:
                writer.Append("<function>");
                break;
            default:
                writer.Append(value);
                break;
        }
    }

    private static void WriteList(StringBuilder writer, IReadOnlyList<object?> list, int depth, string datePattern)
    {
        writer.Append('[');
        for (var i = 0; i < list.Count && writer.Length < MaxLength; i++)
        {
            writer.Append(i == 0 ? "" : ", ");
            WriteNested(writer, list[i], depth + 1, datePattern);
        }
        writer.Append(']');
    }

    private static void WriteObject(StringBuilder writer, object value, int depth, string datePattern)
    {
        writer.Append('{');
        var isFirst = true;
        foreach (var name in Members.NamesOf(value).TakeWhile(_ => writer.Length < MaxLength))
        {
            writer.Append(isFirst ? "" : ", ").Append(name).Append(": ");
            isFirst = false;
            Members.TryGet(value, name, out var member);
            WriteNested(writer, member, depth + 1, datePattern);
        }
        writer.Append('}');
    }

    private static void WriteNested(StringBuilder writer, object? value, int depth, string datePattern)
    {
        if (value is null)
        {
            writer.Append("null");
        }
        else if (ValueKinds.IsText(value))
        {
            WriteLiteral(writer, ValueKinds.TextOf(value));
        }
        else if (depth > MaxDepth || writer.Length > MaxLength)
        {
            writer.Append("...");
        }
        else
        {
            Write(writer, value, depth, datePattern);
        }
    }

    /// <summary>A text between double quotes, with escape sequences.</summary>
    public static void WriteLiteral(StringBuilder writer, string text)
    {
        writer.Append('"');
        WriteEscaped(writer, text);
        writer.Append('"');
    }

    /// <summary>A text with escape sequences.</summary>
    public static void WriteEscaped(StringBuilder writer, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => writer.Append(@"\\"),
                '"' => writer.Append("\\\""),
                '\n' => writer.Append(@"\n"),
                '\r' => writer.Append(@"\r"),
                '\t' => writer.Append(@"\t"),
                '\b' => writer.Append(@"\b"),
                '\f' => writer.Append(@"\f"),
                < ' ' => writer.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => writer.Append(c),
            };
        }
    }
}
