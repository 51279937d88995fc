using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Server.Api;

/// <summary>
/// The part of a list that a request wants: <c>?after=CURSOR&amp;limit=N</c>. A cursor holds the key of the last item of
/// the page before; callers hand it back as they got it.
/// </summary>
/// <param name="After">The key behind which the page begins; null for the first one.</param>
/// <param name="Limit">How many items at most.</param>
internal sealed record Paging(string? After, int Limit)
{
    /// <summary>How many items a page has unless the request says otherwise.</summary>
    public const int UsualLimit = 50;

    /// <summary>How many items a page may have.</summary>
    public const int MostItems = 200;

    /// <summary>The parameter that holds the cursor.</summary>
    public const string AfterParameter = "after";

    /// <summary>The parameter that holds the number of items.</summary>
    public const string LimitParameter = "limit";

    private const int LongestCursor = 400;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>How many items to ask the store for: one more than are given, so that it shows whether others follow.</summary>
    public int Wanted => Limit + 1;

    /// <summary>The key as a number, for lists that are numbered; null for the first page.</summary>
    public long? Number => After is null ? null : long.Parse(After, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Reads the query.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isNumbered">Whether keys are numbers.</param>
    /// <param name="others">Parameters besides, which the caller reads.</param>
    public static (Paging? Paging, Problem? Problem) Read(HttpRequest request, bool isNumbered, params string[] others)
    {
        var (after, limit) = ((string?)null, UsualLimit);
        foreach (var (name, values) in request.Query)
        {
            if (name is not (AfterParameter or LimitParameter) && !others.Contains(name, StringComparer.Ordinal))
            {
                var help = ClosestName.Help(name, [AfterParameter, LimitParameter, .. others]) is { } close ? $"; {close.Text}" : "";
                return Refuse($"there is no such parameter as `{(name.Length <= 40 ? name : name[..40] + "…")}`{help}");
            }
            if (values.Count != 1)
            {
                return Refuse($"`{name}` is given more than once");
            }
            if (name == LimitParameter && !(int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is > 0 and <= MostItems))
            {
                return Refuse($"`limit` is a number from 1 to {MostItems}");
            }
            if (name == AfterParameter && !TryReadCursor(values[0]!, isNumbered, out after))
            {
                return Refuse("`after` is no cursor of this list; take it from `next` of the page before");
            }
        }
        return (new Paging(after, limit), null);
    }

    /// <summary>Answers with a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="found">What the store gave when asked for <see cref="Wanted"/> items.</param>
    /// <param name="keyOf">An item's key.</param>
    /// <param name="write">Writes an item.</param>
    public Task WriteAsync<T>(HttpContext context, IReadOnlyList<T> found, Func<T, string> keyOf, Action<Utf8JsonWriter, T> write) =>
        JsonBody.WriteAsync(context, JsonBody.MediaType, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var item in found.Take(Limit))
            {
                write(writer, item);
            }
            writer.WriteEndArray();
            if (found.Count > Limit)
            {
                writer.WriteString("next", Base64Url.EncodeToString(Encoding.UTF8.GetBytes(keyOf(found[Limit - 1]))));
            }
            writer.WriteEndObject();
        });

    private static bool TryReadCursor(string cursor, bool isNumbered, out string? key)
    {
        key = null;
        if (cursor.Length is 0 or > LongestCursor || !Base64Url.IsValid(cursor))
        {
            return false;
        }
        try
        {
            key = s_strict.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (Exception wrong) when (wrong is DecoderFallbackException or FormatException)
        {
            return false;
        }
        return key.Length > 0 && !key.Any(char.IsControl)
            && (!isNumbered || long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _));
    }

    private static (Paging?, Problem?) Refuse(string detail) => (null, new Problem(ProblemKind.QueryNotValid, detail));
}
