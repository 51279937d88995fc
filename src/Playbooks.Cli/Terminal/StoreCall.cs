using System.CommandLine;
using Playbooks.Engine.Publishing;
using Playbooks.Retention.Decisions;
using Playbooks.Storage;

namespace Playbooks.Cli.Terminal;

/// <summary>The open store of a call with the release that is live in it.</summary>
internal sealed class StoreCall : IAsyncDisposable
{
    private StoreCall(IStore store, ILiveRelease live, NumberedRelease release) => (Store, Live, Release) = (store, live, release);

    /// <summary>The store.</summary>
    public IStore Store { get; }

    /// <summary>What is live in it.</summary>
    public ILiveRelease Live { get; }

    /// <summary>The release that was live when the call began.</summary>
    public NumberedRelease Release { get; }

    /// <summary>Opens it; the exit code after having said why it cannot be.</summary>
    public static async Task<(StoreCall? Call, int Code)> OpenAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, CancellationToken cancel)
    {
        var opened = await OpenedStore.OpenAsync(surroundings, call, global, begins: false, cancel);
        if (opened.Store is not { } store)
        {
            return (null, opened.Code);
        }
        var live = new StoreRelease(store.Releases);
        if (await live.RefreshAsync(cancel) is { } release)
        {
            return (new StoreCall(store, live, release), ExitCode.Fine);
        }
        await store.DisposeAsync();
        return (null, live.Diagnostics.IsEmpty ? NoRelease(surroundings) : DiagnosticPrinter.Refuse(surroundings, live.Diagnostics, call.GetValue(global.Json)));
    }

    /// <summary>Says why there is no recommendation. The exit code.</summary>
    public static int Refuse(Surroundings surroundings, Recommending refusal) => refusal switch
    {
        NoSuchAccount missing => InputFile.Complain(surroundings, $"the store has no account `{missing.Account}`",
            missing.Closest.IsEmpty ? "`playbooks import accounts FILE.csv` brings accounts in" : $"did you mean `{missing.Closest[0]}`?"),
        NoSuchContact missing => InputFile.Complain(surroundings, $"account `{missing.Account}` has no contact `{missing.Contact}`",
            missing.Contacts.IsEmpty ? null : $"its contacts are {string.Join(", ", missing.Contacts.Select(contact => $"`{contact}`"))}"),
        NoSuchEvent missing => InputFile.Complain(surroundings, $"account `{missing.Account}` has no event `{missing.Event}`"),
        FactsNotValid wrong => DiagnosticPrinter.Refuse(surroundings, wrong.Diagnostics, asJson: false),
        _ => NoRelease(surroundings),
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static int NoRelease(Surroundings surroundings) =>
        InputFile.Complain(surroundings, "no release is live in the store", "publish one: `playbooks publish -m NOTE`");
}
