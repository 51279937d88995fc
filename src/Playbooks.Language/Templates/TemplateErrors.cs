using Playbooks.Language.Diagnostics;

namespace Playbooks.Language.Templates;

/// <summary>Every kind of mistake in a template.</summary>
public static class TemplateErrors
{
    /// <summary>A character or a word that cannot stand there.</summary>
    public static readonly DiagnosticKind Unexpected = new("PB3001", Severity.Error, "something that cannot stand there");

    /// <summary>A text, a comment or an escape block without an end.</summary>
    public static readonly DiagnosticKind Unterminated = new("PB3002", Severity.Error, "something without an end");

    /// <summary>A number that cannot be read.</summary>
    public static readonly DiagnosticKind BadNumber = new("PB3003", Severity.Error, "a number that cannot be read");

    /// <summary>An escape sequence that does not exist.</summary>
    public static readonly DiagnosticKind BadEscape = new("PB3004", Severity.Error, "an escape sequence that does not exist");

    /// <summary>A block without its <c>end</c>.</summary>
    public static readonly DiagnosticKind BlockNotClosed = new("PB3005", Severity.Error, "a block without its `end`");

    /// <summary>An <c>end</c>, <c>else</c> or <c>when</c> without a block.</summary>
    public static readonly DiagnosticKind NoBlock = new("PB3006", Severity.Error, "an `end`, `else` or `when` without a block");

    /// <summary>Nesting beyond what is read.</summary>
    public static readonly DiagnosticKind TooDeep = new("PB3007", Severity.Error, "nesting that is too deep");

    /// <summary>An assignment to something that cannot be assigned.</summary>
    public static readonly DiagnosticKind NotAssignable = new("PB3008", Severity.Error, "an assignment to something that cannot be assigned");

    /// <summary>A bracket without its partner.</summary>
    public static readonly DiagnosticKind BracketNotClosed = new("PB3010", Severity.Error, "a bracket that is not closed");

    /// <summary>A <c>break</c> or <c>continue</c> outside of a loop.</summary>
    public static readonly DiagnosticKind OutsideLoop = new("PB3011", Severity.Error, "a `break` or `continue` outside of a loop");

    /// <summary>A template that is too long.</summary>
    public static readonly DiagnosticKind TooLong = new("PB3012", Severity.Error, "a template that is too long");

    /// <summary>Code that goes on to the end of the text, which Scriban allows.</summary>
    public static readonly DiagnosticKind OpenAtEnd = new("PB3013", Severity.Warning, "code that ends with the file");

    /// <summary>Front matter without its closing line.</summary>
    public static readonly DiagnosticKind FrontMatterNotClosed = new("PB3020", Severity.Error, "front matter that is not closed");

    /// <summary>Front matter without its opening line, which would be sent as part of the message.</summary>
    public static readonly DiagnosticKind FrontMatterNotOpened = new("PB3025", Severity.Error, "front matter that is not opened");

    /// <summary>A line of front matter that is not <c>key: value</c>.</summary>
    public static readonly DiagnosticKind FrontMatterLine = new("PB3021", Severity.Error, "a line of front matter that is not `key: value`");

    /// <summary>An unknown key in front matter.</summary>
    public static readonly DiagnosticKind UnknownKey = new("PB3022", Severity.Error, "an unknown key in front matter");

    /// <summary>A key given twice in front matter.</summary>
    public static readonly DiagnosticKind DuplicateKey = new("PB3023", Severity.Error, "a key given twice in front matter");

    /// <summary>A channel or a format that does not exist.</summary>
    public static readonly DiagnosticKind UnknownWord = new("PB3024", Severity.Error, "a channel or a format that does not exist");

    /// <summary>A name that nothing has.</summary>
    public static readonly DiagnosticKind UnknownName = new("PB3101", Severity.Error, "an unknown name");

    /// <summary>A member that an object does not have.</summary>
    public static readonly DiagnosticKind UnknownMember = new("PB3102", Severity.Error, "an unknown member");

    /// <summary>A built-in function that does not exist.</summary>
    public static readonly DiagnosticKind UnknownFunction = new("PB3103", Severity.Error, "an unknown function");

    /// <summary>A partial that does not exist.</summary>
    public static readonly DiagnosticKind UnknownPartial = new("PB3104", Severity.Error, "an unknown partial");

    /// <summary>A partial that includes itself.</summary>
    public static readonly DiagnosticKind CircularInclude = new("PB3105", Severity.Error, "a partial that includes itself");

    /// <summary>Too few, too many or wrongly named arguments.</summary>
    public static readonly DiagnosticKind WrongArguments = new("PB3106", Severity.Error, "arguments that do not fit the function");

    /// <summary>An argument of a wrong type.</summary>
    public static readonly DiagnosticKind ArgumentType = new("PB3107", Severity.Error, "an argument of a wrong type");

    /// <summary>An operator on types that it does not take.</summary>
    public static readonly DiagnosticKind OperatorType = new("PB3108", Severity.Error, "an operator on values that it does not take");

    /// <summary>Something that is called and is no function.</summary>
    public static readonly DiagnosticKind NotAFunction = new("PB3109", Severity.Error, "a call of something that is no function");

    /// <summary>A given value that is assigned.</summary>
    public static readonly DiagnosticKind GivenAssigned = new("PB3110", Severity.Error, "an assignment to a given value");

    /// <summary>A loop over something that is no list.</summary>
    public static readonly DiagnosticKind NotAList = new("PB3111", Severity.Error, "a loop over something that is no list");

    /// <summary>Random values, which a workspace does not have.</summary>
    public static readonly DiagnosticKind NotRepeatable = new("PB3112", Severity.Error, "a function that gives another value each time");

    /// <summary>A condition that holds whatever the value is.</summary>
    public static readonly DiagnosticKind AlwaysTrue = new("PB3113", Severity.Warning, "a condition that always holds");

    /// <summary>A partial's name that is not a plain text.</summary>
    public static readonly DiagnosticKind PartialNotNamed = new("PB3114", Severity.Error, "a partial whose name is not a plain text");

    /// <summary>An object or a function that is written.</summary>
    public static readonly DiagnosticKind NotWritable = new("PB3115", Severity.Error, "a value that cannot be written as text");

    /// <summary>A choice that is compared with a text it never has.</summary>
    public static readonly DiagnosticKind NotAChoice = new("PB3116", Severity.Error, "a choice compared with a text it never has");

    /// <summary>Something that is only known while rendering, and so cannot be checked.</summary>
    public static readonly DiagnosticKind NotCheckable = new("PB3117", Severity.Error, "something that cannot be checked beforehand");

    /// <summary>Something that is never done.</summary>
    public static readonly DiagnosticKind Unreachable = new("PB3118", Severity.Warning, "something that is never done");

    /// <summary>A value that could become markup.</summary>
    public static readonly DiagnosticKind NotEscaped = new("PB3119", Severity.Warning, "a value that could become markup");

    /// <summary>A message that is always longer than its channel takes.</summary>
    public static readonly DiagnosticKind AlwaysTooLong = new("PB3120", Severity.Error, "a message that is too long for its channel, whatever it says");

    /// <summary>A pattern or a format that is written out and could never be used.</summary>
    public static readonly DiagnosticKind BadConstant = new("PB3121", Severity.Error, "a pattern or a format that cannot be used");

    /// <summary>A field in brackets of another program, which would go out as it stands.</summary>
    public static readonly DiagnosticKind SingleBrackets = new("PB3122", Severity.Warning, "a field in brackets that do not fill it in");

    /// <summary>A value that is written and not known.</summary>
    public static readonly DiagnosticKind NotKnown = new("PB3201", Severity.Error, "a value that is not known");

    /// <summary>A member of nothing.</summary>
    public static readonly DiagnosticKind MemberOfNull = new("PB3202", Severity.Error, "a member of a value that is null");

    /// <summary>An operator on values that it does not take.</summary>
    public static readonly DiagnosticKind OperatorFailed = new("PB3203", Severity.Error, "an operator on values that it does not take");

    /// <summary>A function that cannot work with its arguments.</summary>
    public static readonly DiagnosticKind FunctionFailed = new("PB3204", Severity.Error, "a function that cannot work with its arguments");

    /// <summary>A call of something that is no function.</summary>
    public static readonly DiagnosticKind CallFailed = new("PB3205", Severity.Error, "a call of something that is no function");

    /// <summary>An assignment that cannot be carried out.</summary>
    public static readonly DiagnosticKind AssignmentFailed = new("PB3206", Severity.Error, "an assignment that cannot be carried out");

    /// <summary>A partial that is named at run time and not there.</summary>
    public static readonly DiagnosticKind IncludeFailed = new("PB3207", Severity.Error, "a partial that is not there");

    /// <summary>A message that is longer than its channel takes.</summary>
    public static readonly DiagnosticKind TooLongForChannel = new("PB3208", Severity.Error, "a message that is too long for its channel");

    /// <summary>A value with nothing in it, which leaves a gap.</summary>
    public static readonly DiagnosticKind EmptyValue = new("PB3209", Severity.Warning, "a value with nothing in it");

    /// <summary>A limit on the work of one rendering.</summary>
    public static readonly DiagnosticKind LimitReached = new("PB3210", Severity.Error, "a limit of rendering");
}
