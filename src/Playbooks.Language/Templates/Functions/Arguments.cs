using System.Globalization;
using Playbooks.Language.Templates.Rendering;

namespace Playbooks.Language.Templates.Functions;

/// <summary>The arguments of one call, converted as they are asked for. What cannot be converted fails the rendering.</summary>
internal readonly ref struct Arguments(RenderRun run, Place place, Function function, object?[] values)
{
    public RenderRun Run => run;

    public Place Place => place;

    public int Count => values.Length;

    public object? this[int index] => index < values.Length ? values[index] : null;

    /// <summary>The text of an argument; nothing for null.</summary>
    public string Text(int index) => this[index] is { } value ? value as string ?? run.TextOf(value) : "";

    /// <summary>The text of an argument, or null.</summary>
    public string? TextOrNull(int index) => this[index] is null ? null : Text(index);

    public bool Flag(int index) => ValueKinds.IsTrue(this[index]);

    /// <summary>A whole number within 32 bits.</summary>
    public int Whole(int index, int otherwise = 0)
    {
        switch (this[index])
        {
            case null:
                return otherwise;
            case var value when ValueKinds.IsNumber(value) && ValueKinds.TryWhole(value, out var whole):
                return (int)Math.Clamp(whole, int.MinValue, int.MaxValue);
            case var value when ValueKinds.IsText(value) && int.TryParse(ValueKinds.TextOf(value!), CultureInfo.InvariantCulture, out var parsed):
                return parsed;
            default:
                Refuse(index, "a whole number");
                return otherwise;
        }
    }

    /// <summary>A number as it is, or null when there is none. A lenient template may give it as a text.</summary>
    public object? Number(int index)
    {
        var value = this[index];
        if (!run.IsStrict && ValueKinds.IsText(value) && double.TryParse(ValueKinds.TextOf(value!), CultureInfo.InvariantCulture, out var parsed))
        {
            return parsed;
        }
        if (value is not null && !ValueKinds.IsNumber(value))
        {
            Refuse(index, "a number");
            return null;
        }
        return value;
    }

    public double Real(int index) => Number(index) is { } value ? Arithmetic.ToDouble(value) : 0;

    /// <summary>
    /// A list; a single value is a list of one, null an empty one. In a lenient template a text is a list of its
    /// characters, and an object one of its members.
    /// </summary>
    public IReadOnlyList<object?> List(int index) =>
        this[index] is not { } value ? [] : (run.IsStrict ? ValueKinds.AsList(value) : Lists.Of(run, value)) ?? [value];

    public DateTimeOffset? Date(int index)
    {
        switch (this[index])
        {
            case null:
                return null;
            case DateTime date:
                return new DateTimeOffset(date.Ticks, TimeSpan.Zero);
            case DateTimeOffset date:
                return date;
            case var value when ValueKinds.IsText(value) && DateReading.TryRead(ValueKinds.TextOf(value!), out var parsed):
                return parsed;
            default:
                Refuse(index, "a date");
                return null;
        }
    }

    /// <summary>A date of the same kind as an argument: without a zone if that has none.</summary>
    public object Like(int index, DateTimeOffset date) => this[index] is DateTime ? date.DateTime : date;

    public Callable? Function(int index)
    {
        switch (this[index])
        {
            case Callable value:
                return value;
            case null:
                return null;
            default:
                Refuse(index, "a function, written with `@`");
                return null;
        }
    }

    /// <summary>Calls a function that was given, with these arguments and those behind a place in this call.</summary>
    public object? Call(Callable called, object? first, int moreFrom) =>
        called.Invoke(run, place, [first, .. values.Skip(moreFrom)], []);

    /// <summary>A text that is about to be given back, if it may be made.</summary>
    public string? Made(string text) => run.Create(text.Length) ? text : null;

    /// <summary>A list that is about to be given back, if it may be made.</summary>
    public TemplateList? Made(IEnumerable<object?> items, long atMost) => Lists.Made(run, items, atMost);

    public void Fail(string message, string? help = null) => run.Fail(TemplateErrors.FunctionFailed, place, message, help);

    private void Refuse(int index, string expected) =>
        Fail($"`{function.Name}` needs {expected} as `{function.Parameters[Math.Min(index, function.Parameters.Length - 1)].Name}`, not {ValueKinds.Describe(this[index])}", $"it is called `{function.Usage}`");
}
