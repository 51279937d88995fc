using System.Security.Cryptography;
using System.Text;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Language.Templates;

namespace Playbooks.Retention.Interviews;

/// <summary>
/// Writes an interview for each contact whom decisions send to one, <c>ACCOUNT_CONTACT.md</c> and so on. They lie in a
/// folder of their own beside the wanted one until the run is complete.
/// </summary>
/// <param name="release">What decides.</param>
/// <param name="folder">Where the files go; made where it is missing.</param>
/// <param name="format">What they are written as; not PDF.</param>
public sealed class InterviewFiles(Release release, string folder, PaperFormat format)
{
    private const int LongestName = 80;

    private readonly string _unfinished = $"{Path.TrimEndingDirectorySeparator(folder)}.{Path.GetRandomFileName()}.part";
    private readonly Dictionary<string, string> _ownerOf = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<WithheldInterview> _withheld = [];

    /// <summary>How many were written.</summary>
    public int Written => _ownerOf.Count;

    /// <summary>Those that were not, and why.</summary>
    public IReadOnlyList<WithheldInterview> Withheld => _withheld;

    /// <summary>Begins, or begins again.</summary>
    internal void Begin()
    {
        Abandon();
        _ownerOf.Clear();
        _withheld.Clear();
        Directory.CreateDirectory(_unfinished);
    }

    /// <summary>Writes the interviews that a decision recommends.</summary>
    internal void Add(DecisionRequest request, Decision decision)
    {
        foreach (var recommended in decision.Actions)
        {
            if (InterviewChoice.Of(recommended) is { } choice)
            {
                Write(request, decision, recommended, choice);
            }
        }
    }

    /// <summary>Gives the files their place.</summary>
    internal void Finish()
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(_unfinished).Order(StringComparer.Ordinal).ToArray())
        {
            File.Move(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }
        Abandon();
    }

    /// <summary>Leaves nothing behind of a run that did not end well.</summary>
    internal void Abandon()
    {
        if (Directory.Exists(_unfinished))
        {
            Directory.Delete(_unfinished, recursive: true);
        }
    }

    private void Write(DecisionRequest request, Decision decision, RecommendedAction recommended, InterviewChoice choice)
    {
        var account = (string)decision.Account.Get(decision.Account.Layout.Find("id")!)!;
        var written = release.Decider.Write(request with { Id = null }, new TemplateRequest(choice.Template, choice.Action, recommended.Contact));
        if (WhyNot(written) is { } reason)
        {
            _withheld.Add(new WithheldInterview(account, recommended.Contact, reason));
            return;
        }
        if (PaperReader.Read(written!, choice.Action.Title) is not { } paper)
        {
            _withheld.Add(new WithheldInterview(account, recommended.Contact, "its text is nested too deeply"));
            return;
        }
        PaperFile.Write(paper, format, Path.Combine(_unfinished, NameFor(account, recommended.Contact)));
    }

    private static string? WhyNot(WrittenTemplate? written) => written switch
    {
        null => "there is no template for the contact's language",
        { Format: TemplateFormat.Html } => "its template writes HTML, which cannot be exported",
        { Text.Failure: { } failure } => failure.Message,
        _ => null,
    };

    // Ids that no file can be named after, or that differ in nothing a file system sees, are told apart by a hash.
    private string NameFor(string account, string? contact)
    {
        var owner = contact is null ? account : $"{account}\n{contact}";
        var plain = contact is null ? Plain(account) : $"{Plain(account)}_{Plain(contact)}";
        var isFaithful = plain.Length <= LongestName && IsPlain(account) && (contact is null || IsPlain(contact));
        var name = isFaithful ? plain : $"{plain[..Math.Min(plain.Length, LongestName)]}_{HashOf(owner)}";
        if (!_ownerOf.TryAdd(name, owner) && _ownerOf[name] != owner)
        {
            name = $"{name}_{HashOf(owner)}";
            _ownerOf.TryAdd(name, owner);
        }
        return $"{name}.{EndingOf(format)}";
    }

    private static bool IsPlain(string id) => id.Length > 0 && id.All(IsPlain) && char.IsAsciiLetterOrDigit(id[0]);

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';

    private static string Plain(string id) => string.Concat(id.Select(c => IsPlain(c) ? c : '-'));

    private static string HashOf(string owner) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)).AsSpan(0, 4));

    private static string EndingOf(PaperFormat format) => format switch
    {
        PaperFormat.Html => "html",
        PaperFormat.Docx => "docx",
        _ => "md",
    };
}

/// <summary>An interview that was not written.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Contact">The contact's id, or null.</param>
/// <param name="Why">The reason in words.</param>
public sealed record WithheldInterview(string Account, string? Contact, string Why);
