using Playbooks.Language.Diagnostics;

namespace Playbooks.Language.Values;

/// <summary>Every kind of mistake in facts that are given as free JSON, without a vocabulary.</summary>
public static class JsonFactErrors
{
    /// <summary>The text is not JSON, or nested too deeply.</summary>
    public static readonly DiagnosticKind NotJson = Error("PB4651", "facts that are not JSON");

    /// <summary>The whole is not an object.</summary>
    public static readonly DiagnosticKind NotAnObject = Error("PB4652", "facts that are not an object");

    /// <summary>A key stands twice in an object.</summary>
    public static readonly DiagnosticKind DuplicateKey = Error("PB4653", "duplicate key");

    /// <summary><c>$type</c> names no type, or stands in the wrong place.</summary>
    public static readonly DiagnosticKind UnknownType = Error("PB4654", "unknown `$type`");

    /// <summary>A value cannot be read as its type.</summary>
    public static readonly DiagnosticKind UnreadableValue = Error("PB4655", "value that cannot be read as its type");

    private static DiagnosticKind Error(string code, string title) => new(code, Severity.Error, title);
}
