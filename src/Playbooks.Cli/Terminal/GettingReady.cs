using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Templates;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Cli.Terminal;

/// <summary>
/// A verb that reads a workspace waits less for work than for code: types that are loaded, methods that are made ready.
/// While the command line and the files are read, another core meets what expressions and templates need. Nothing depends
/// on whether it has.
/// </summary>
internal static class GettingReady
{
    private static readonly string[] s_readers = ["check", "test", "recommend", "run", "bench", "publish", "serve"];

    /// <summary>Begins where the call is of such a verb and there is another core, and does not wait.</summary>
    public static void Begin(string[] arguments)
    {
        if (Environment.ProcessorCount > 1 && arguments is [var verb, ..] && s_readers.Contains(verb, StringComparer.Ordinal))
        {
            new Thread(() => Meet([])) { IsBackground = true, Name = "getting ready" }.Start();
        }
    }

    /// <summary>Reads an expression and a template, as most are; both are right.</summary>
    internal static void Meet(ICollection<Diagnostic> diagnostics)
    {
        const string Expression = "account.arr is known and account.name != '' ? Math.Max(0, 12.5 * account.arr) + min(1, 3) : null";
        var account = new RowLayout("account", [("name", DataType.String), ("arr", DataType.Decimal)]);
        Language.Expressions.Expression.Check(TextOf(Expression), ExpressionScope.Empty.WithRow(account.Name, 0, account), diagnostics);
        const string Template = "{{ if at }}On {{ at | date.to_string '%F' }}{{ else }}Soon{{ end }}{{ for one in [1, 2] }} {{ one }}{{ end }}";
        CheckedTemplate.Check(TextOf(Template), TemplateScope.Strict.WithName("at", DataType.Time), diagnostics);
    }

    private static Excerpt TextOf(string text) => Excerpt.Whole(new SourceText("", text));
}
