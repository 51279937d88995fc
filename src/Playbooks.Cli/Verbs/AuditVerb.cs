using System.CommandLine;
using System.Globalization;
using Playbooks.Cli.Terminal;
using Playbooks.Engine.Recording;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks audit</c>: who changed what and who signed in, and whether the record of it is whole.</summary>
internal static class AuditVerb
{
    private const int UsualRecords = 50;
    private const int MostRecords = 100_000;

    public static Command Create(Surroundings surroundings, GlobalOptions global) =>
        new("audit", "who changed what and who signed in") { CreateList(surroundings, global), CreateVerify(surroundings, global) };

    private static Command CreateList(Surroundings surroundings, GlobalOptions global)
    {
        var most = new Option<int>("--most") { HelpName = "n", Description = "how many records", DefaultValueFactory = _ => UsualRecords };
        most.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostRecords)
            {
                result.AddError($"`--most` is a number from 1 to {MostRecords}");
            }
        });
        var verb = new Command("list", "the newest records, newest first") { most };
        verb.SetAction(async (call, cancellation) =>
        {
            await using var opened = await OpenedStore.OpenAsync(surroundings, call, global, begins: false, cancellation);
            if (opened.Store is not { } store)
            {
                return opened.Code;
            }
            var records = await store.Audit.ListAsync(null, call.GetValue(most), cancellation);
            string[] header = ["number", "at", "actor", "action", "subject", "note"];
            string[][] rows = [.. records.Select(RowOf)];
            if (call.GetValue(global.Json))
            {
                Records.Write(surroundings, "records", header, rows);
            }
            else
            {
                Tables.Write(surroundings, header, rows);
            }
            return ExitCode.Fine;
        });
        return verb;
    }

    private static Command CreateVerify(Surroundings surroundings, GlobalOptions global)
    {
        var verb = new Command("verify", "whether each record follows from the one before; names the first that does not");
        verb.SetAction(async (call, cancellation) =>
        {
            await using var opened = await OpenedStore.OpenAsync(surroundings, call, global, begins: false, cancellation);
            if (opened.Store is not { } store)
            {
                return opened.Code;
            }
            var broken = await AuditChain.FindBreakAsync(store.Audit.AllAsync(cancellation), cancellation);
            if (call.GetValue(global.Json))
            {
                JsonOutput.Write(surroundings, writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteBoolean("isIntact", broken is null);
                    if (broken is { } at)
                    {
                        writer.WriteNumber("brokenAt", at);
                    }
                    writer.WriteEndObject();
                });
            }
            if (broken is { } number)
            {
                InputFile.Complain(surroundings, string.Create(CultureInfo.InvariantCulture, $"record {number} of the audit is not as it was written, or one before it is missing"));
                return ExitCode.Problems;
            }
            if (!call.GetValue(global.Json))
            {
                surroundings.Output.WriteLine("the audit is whole");
            }
            return ExitCode.Fine;
        });
        return verb;
    }

    private static string[] RowOf(AuditRecord record) =>
    [
        record.Number.ToString(CultureInfo.InvariantCulture), record.Entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        record.Entry.Actor, record.Entry.Action, record.Entry.Subject, record.Entry.Note ?? "",
    ];
}
