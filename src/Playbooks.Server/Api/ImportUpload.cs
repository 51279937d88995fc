using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Server.Api;

/// <summary>
/// What an import sends: a CSV file as the body, or a form with the parts <c>file</c>, <c>map</c> and, for the files that the
/// map joins, <c>joined</c>. Files wait in a folder of their own, since each is read twice: its header first.
/// </summary>
/// <param name="folder">The folder, empty.</param>
/// <param name="fileName">The imported file's name there.</param>
/// <param name="largestMap">How large a map may be, in bytes.</param>
internal sealed class ImportUpload(string folder, string fileName, long largestMap)
{
    /// <summary>How large all files together may be, in bytes.</summary>
    public const long Largest = 64L * 1024 * 1024;

    /// <summary>The media type of a file.</summary>
    public const string Csv = "text/csv";

    /// <summary>The media type of a form.</summary>
    public const string Form = "multipart/form-data";

    private const string MapName = "map.json";
    private const int LongestBoundary = 70;
    private const int MostJoined = 8;
    private const int AtOnce = 64 * 1024;

    private readonly HashSet<string> _received = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the imported file is.</summary>
    public string File => Path.Combine(folder, fileName);

    /// <summary>The map, where one was sent.</summary>
    public SourceText? Map { get; private set; }

    /// <summary>Receives it all; a problem when it cannot be read.</summary>
    public async Task<Problem?> ReceiveAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } packed and not "identity")
        {
            return new Problem(ProblemKind.MediaTypeNotSupported, "the body is packed; send it as it is, without Content-Encoding");
        }
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !(type.MediaType == Csv || type.MediaType == Form)
            || HeaderUtilities.RemoveQuotes(type.Charset).ToString() is not ("" or "utf-8" or "UTF-8" or "us-ascii"))
        {
            return new Problem(ProblemKind.MediaTypeNotSupported, $"send CSV in UTF-8 with `Content-Type: {Csv}`, or with a map as `{Form}`");
        }
        // Files may be larger than other bodies.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Math.Max(limit.MaxRequestBodySize ?? 0, Largest);
        }
        try
        {
            return type.MediaType == Csv
                ? await KeepAsync(fileName, request.Body, context.RequestAborted)
                : await ReceiveFormAsync(type, request.Body, context.RequestAborted);
        }
        catch (BadHttpRequestException bad)
        {
            return bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? new Problem(ProblemKind.BodyTooLarge, $"the files may have {Largest} bytes; import in parts, or with the command `import`")
                : new Problem(ProblemKind.RequestNotValid, "the body ends before its end or is cut into malformed pieces");
        }
        catch (InvalidDataException)
        {
            return new Problem(ProblemKind.RequestNotValid, "the form cannot be read: it is cut into malformed parts, or ends before its end");
        }
    }

    private async Task<Problem?> ReceiveFormAsync(MediaTypeHeaderValue type, Stream body, CancellationToken cancel)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > LongestBoundary)
        {
            return new Problem(ProblemKind.RequestNotValid, "the form does not say what parts it");
        }
        var reader = new MultipartReader(boundary, body);
        while (await NextAsync(reader, cancel) is { } part)
        {
            if (await ReceivePartAsync(part, cancel) is { } problem)
            {
                return problem;
            }
        }
        return _received.Contains(fileName) ? null : Wrong("the form has no part `file`");
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancel);
        }
        catch (IOException cut) when (cut is not BadHttpRequestException)
        {
            throw new InvalidDataException("the form ends before its end", cut);
        }
    }

    private Task<Problem?> ReceivePartAsync(MultipartSection part, CancellationToken cancel)
    {
        var named = part.GetContentDispositionHeader();
        return HeaderUtilities.RemoveQuotes(named?.Name ?? default).ToString() switch
        {
            "file" => KeepAsync(fileName, part.Body, cancel),
            "map" => ReadMapAsync(part.Body, cancel),
            "joined" => KeepJoinedAsync(HeaderUtilities.RemoveQuotes(named!.FileName).ToString(), part.Body, cancel),
            _ => Task.FromResult<Problem?>(Wrong("the form has the parts `file`, `map` and `joined`, and no other")),
        };
    }

    private Task<Problem?> KeepJoinedAsync(string name, Stream body, CancellationToken cancel) =>
        name.Length is 0 or > 100 || name.AsSpan().IndexOfAny('/', '\\', ':') >= 0 || name[0] == '.' || name.Any(char.IsControl)
            ? Task.FromResult<Problem?>(Wrong("a part `joined` has the plain name of a file, as the map gives it"))
            : _received.Count > MostJoined
                ? Task.FromResult<Problem?>(Wrong($"a map joins at most {MostJoined} files"))
                : KeepAsync(name, body, cancel);

    private async Task<Problem?> KeepAsync(string name, Stream body, CancellationToken cancel)
    {
        if (!_received.Add(name))
        {
            return Wrong("the form has two files of one name");
        }
        await using var file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew);
        var buffer = new byte[AtOnce];
        for (var read = await ReadAsync(body, buffer, cancel); read > 0; read = await ReadAsync(body, buffer, cancel))
        {
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return null;
    }

    private async Task<Problem?> ReadMapAsync(Stream body, CancellationToken cancel)
    {
        if (Map is not null)
        {
            return Wrong("the form has two parts `map`");
        }
        using var bytes = new MemoryStream();
        var buffer = new byte[AtOnce];
        for (var read = await ReadAsync(body, buffer, cancel); read > 0; read = await ReadAsync(body, buffer, cancel))
        {
            if (bytes.Length + read > largestMap)
            {
                return new Problem(ProblemKind.BodyTooLarge, $"a map may have {largestMap} bytes");
            }
            bytes.Write(buffer, 0, read);
        }
        var diagnostics = new List<Diagnostic>();
        var text = DocumentBytes.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), MapName, diagnostics);
        Map = text is null ? null : new SourceText(MapName, text);
        return Map is null ? Wrong("the map is not in UTF-8") with { Diagnostics = [.. diagnostics] } : null;
    }

    // A form that is cut off shows as a failure to read, which must not be taken for one of our own disk.
    private static async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancel)
    {
        try
        {
            return await body.ReadAsync(buffer, cancel);
        }
        catch (IOException cut) when (cut is not BadHttpRequestException)
        {
            throw new InvalidDataException("the body ends before its end", cut);
        }
    }

    private static Problem Wrong(string detail) => new(ProblemKind.ContentNotValid, detail);
}
