using System.Collections.Immutable;
using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Functions;

/// <summary>What a parameter takes. Texts take every single value, as Scriban does; null is taken everywhere.</summary>
internal enum ParameterKind : byte
{
    Any,
    Text,
    Whole,
    Number,
    List,
    Object,
    Date,
    Duration,
    Function,
}

internal sealed record Parameter(string Name, ParameterKind Kind, bool IsOptional, bool IsRest);

internal delegate object? FunctionBody(Arguments arguments);

/// <summary>A built-in function.</summary>
internal sealed class Function
{
    private readonly string _parameters;
    private ImmutableArray<Parameter> _read;

    private Function(string name, string parameters, DataType? result, FunctionBody body) =>
        (Name, _parameters, Result, Body) = (name, parameters, result, body);

    /// <summary>The whole name: <c>string.upcase</c>.</summary>
    public string Name { get; }

    /// <summary>Its parameters. They are read when they are first asked for: a template calls few of all functions.</summary>
    public ImmutableArray<Parameter> Parameters
    {
        get
        {
            if (_read.IsDefault)
            {
                ImmutableInterlocked.InterlockedInitialize(ref _read, [.. _parameters.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(ParseParameter)]);
            }
            return _read;
        }
    }

    /// <summary>The type of what it gives; null when that is the type of its first argument.</summary>
    public DataType? Result { get; }

    public FunctionBody Body { get; }

    /// <summary>Whether it says something about null itself; the others make of a value that is not known one that is not known.</summary>
    public bool IsNullSafe { get; init; }

    /// <summary>Whether it gives the same for the same input.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Whether it evaluates a text that nobody has checked.</summary>
    public bool IsDynamic { get; init; }

    public int Required => Parameters.Count(parameter => !parameter.IsOptional && !parameter.IsRest);

    public bool HasRest => Parameters.Length > 0 && Parameters[^1].IsRest;

    /// <summary>How it is called: <c>string.slice text start length?</c>.</summary>
    public string Usage => string.Join(' ', Parameters.Select(parameter => parameter.Name + (parameter.IsOptional ? "?" : parameter.IsRest ? "..." : "")).Prepend(Name));

    /// <summary>A function from a line of a table: its parameters are written <c>text: text, length?: whole, more...: any</c>.</summary>
    public static Function Of(string name, string parameters, DataType? result, FunctionBody body, bool isNullSafe = false, bool isRepeatable = true) =>
        new(name, parameters, result, body)
        {
            IsNullSafe = isNullSafe,
            IsRepeatable = isRepeatable,
        };

    /// <summary>This function, which evaluates a text that nobody has checked.</summary>
    public Function AsDynamic() => new(Name, _parameters, Result, Body) { IsNullSafe = IsNullSafe, IsRepeatable = IsRepeatable, IsDynamic = true };

    private static Parameter ParseParameter(string text)
    {
        var parts = text.Split(": ");
        return new Parameter(
            parts[0].TrimEnd('?', '.'), Enum.Parse<ParameterKind>(parts[1], ignoreCase: true),
            parts[0].EndsWith('?'), parts[0].EndsWith("...", StringComparison.Ordinal));
    }
}
