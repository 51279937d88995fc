using Playbooks.Language.Diagnostics;

namespace Playbooks.Language.Expressions;

/// <summary>Every kind of mistake that an expression can have: writing it, naming, typing, evaluating.</summary>
public static class ExpressionErrors
{
    /// <summary>A character that no expression has.</summary>
    public static readonly DiagnosticKind StrayCharacter = Error("PB2001", "stray character");

    /// <summary>A text without its closing quote.</summary>
    public static readonly DiagnosticKind UnterminatedText = Error("PB2002", "text without its closing quote");

    /// <summary>A backslash sequence that means nothing.</summary>
    public static readonly DiagnosticKind UnknownEscape = Error("PB2003", "unknown escape in a text");

    /// <summary>A number that cannot be read, or is too large.</summary>
    public static readonly DiagnosticKind MalformedNumber = Error("PB2004", "malformed number");

    /// <summary>A value is missing where one has to stand.</summary>
    public static readonly DiagnosticKind ValueExpected = Error("PB2005", "value expected");

    /// <summary>Something stands where nothing, or something else, has to.</summary>
    public static readonly DiagnosticKind Unexpected = Error("PB2006", "unexpected word or sign");

    /// <summary>An opened bracket that is not closed.</summary>
    public static readonly DiagnosticKind BracketNotClosed = Error("PB2007", "bracket that is not closed");

    /// <summary>Brackets or operators stand too deep in one another.</summary>
    public static readonly DiagnosticKind TooDeep = Error("PB2008", "nested too deeply");

    /// <summary>More characters than an expression may have.</summary>
    public static readonly DiagnosticKind TooLong = Error("PB2009", "expression too long");

    /// <summary>No expression at all.</summary>
    public static readonly DiagnosticKind Empty = Error("PB2010", "empty expression");

    /// <summary><c>=&gt;</c> where no list method takes it.</summary>
    public static readonly DiagnosticKind StrayLambda = Error("PB2011", "`=>` outside of a list method");

    /// <summary>Something that the dialect has elsewhere and that is not allowed here.</summary>
    public static readonly DiagnosticKind NotAllowed = Error("PB2012", "not allowed in an expression");

    /// <summary>A number followed by a word that is no unit of time.</summary>
    public static readonly DiagnosticKind UnknownUnit = Error("PB2013", "unknown unit of time");

    /// <summary>A number that is read otherwise than who wrote it may mean it: <c>2m</c>, <c>100.000</c>.</summary>
    public static readonly DiagnosticKind MisleadingNumber = new("PB2014", Severity.Warning, "number that is read otherwise than it may be meant");

    /// <summary>A function that does not exist.</summary>
    public static readonly DiagnosticKind UnknownFunction = Error("PB2101", "unknown function");

    /// <summary>Too many or too few arguments.</summary>
    public static readonly DiagnosticKind WrongArgumentCount = Error("PB2102", "wrong number of arguments");

    /// <summary>A value has no such member.</summary>
    public static readonly DiagnosticKind UnknownMember = Error("PB2103", "unknown member");

    /// <summary>A fact that the vocabulary does not have.</summary>
    public static readonly DiagnosticKind UnknownFact = Error("PB2104", "unknown fact");

    /// <summary>The name of a row, a type or a list of rows where a value has to stand.</summary>
    public static readonly DiagnosticKind NotAValue = Error("PB2105", "not a value");

    /// <summary>An operator that is not defined for the types of its operands.</summary>
    public static readonly DiagnosticKind OperatorTypes = Error("PB2201", "operator not defined for these types");

    /// <summary>A condition that is not boolean.</summary>
    public static readonly DiagnosticKind NotBoolean = Error("PB2202", "condition that is not boolean");

    /// <summary>Money mixed with a binary number.</summary>
    public static readonly DiagnosticKind MoneyWithNumber = Error("PB2203", "money mixed with number");

    /// <summary>A text that is compared with a date, time, duration, guid or char and is none.</summary>
    public static readonly DiagnosticKind UnreadableText = Error("PB2204", "text that cannot be read as the type needed");

    /// <summary>A text that is compared with a choice and is none of its values.</summary>
    public static readonly DiagnosticKind NoSuchChoice = Error("PB2205", "none of the choice's values");

    /// <summary>An argument of the wrong type.</summary>
    public static readonly DiagnosticKind ArgumentType = Error("PB2206", "argument of the wrong type");

    /// <summary>Alternatives of different types.</summary>
    public static readonly DiagnosticKind AlternativeTypes = Error("PB2207", "alternatives of different types");

    /// <summary>A division of whole numbers, which drops the remainder.</summary>
    public static readonly DiagnosticKind IntegerDivision = new("PB2208", Severity.Warning, "division of whole numbers");

    /// <summary>A pattern that cannot be used.</summary>
    public static readonly DiagnosticKind BadPattern = Error("PB2209", "pattern that cannot be used");

    /// <summary>The whole expression has another type than its place needs.</summary>
    public static readonly DiagnosticKind WrongResultType = Error("PB2210", "expression of the wrong type");

    /// <summary>A division by zero that happens every time.</summary>
    public static readonly DiagnosticKind DivisionByLiteralZero = Error("PB2211", "division by the literal zero");

    /// <summary>A result that does not fit its type.</summary>
    public static readonly DiagnosticKind Overflow = Error("PB2301", "result out of range");

    /// <summary>A whole number or an amount was divided by zero.</summary>
    public static readonly DiagnosticKind DivisionByZero = Error("PB2302", "division by zero");

    /// <summary>A value could not be converted.</summary>
    public static readonly DiagnosticKind ConversionFailed = Error("PB2303", "value that cannot be converted");

    /// <summary>An argument that the function cannot work with.</summary>
    public static readonly DiagnosticKind ArgumentRange = Error("PB2304", "argument out of range");

    /// <summary>An element was asked of a list that does not have it.</summary>
    public static readonly DiagnosticKind NoSuchElement = Error("PB2305", "element that is not there");

    /// <summary>The evaluation took more steps than it may.</summary>
    public static readonly DiagnosticKind TooManySteps = Error("PB2306", "too many steps");

    /// <summary>A text grew longer than it may.</summary>
    public static readonly DiagnosticKind TextTooLong = Error("PB2307", "text too long");

    /// <summary>A value whose type is known only at run time turned out to be of the wrong one.</summary>
    public static readonly DiagnosticKind RunTimeType = Error("PB2308", "value of the wrong type at run time");

    /// <summary>A fact that the expression reads has itself failed.</summary>
    public static readonly DiagnosticKind FactFailed = Error("PB2309", "fact that failed");

    /// <summary>Null stands where a value has to, in a workflow file.</summary>
    public static readonly DiagnosticKind NullUsed = Error("PB2310", "null where a value has to stand");

    private static DiagnosticKind Error(string code, string title) => new(code, Severity.Error, title);
}
