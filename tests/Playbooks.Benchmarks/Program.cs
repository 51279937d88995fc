using Playbooks.Benchmarks;
using Playbooks.Benchmarks.Books;
using Playbooks.Benchmarks.Deciding;
using Playbooks.Benchmarks.Loading;
using Playbooks.Benchmarks.Measuring;
using Playbooks.Benchmarks.Recommending;
using Playbooks.Benchmarks.Scripts;
using Playbooks.Benchmarks.Serving;
using Playbooks.Benchmarks.Starting;
using Playbooks.Benchmarks.Storing;
using Playbooks.Benchmarks.Templates;

if (args is [BookWork.Word, var work, var warmUp, var input, var output])
{
    return BookWork.Run(work, warmUp, input, output);
}
if (args is [HostedService.Word, var folder])
{
    return await HostedService.RunAsync(folder);
}
if (args is [OneSide.Word, "playbooks" or "baseline", var seconds, .. { Length: <= 1 } rate])
{
    return await OneSide.RunAsync(args[1], seconds, rate is [var perSecond] ? perSecond : null);
}
if (BenchmarkOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Playbooks.Benchmarks -- decide|recommend|load|templates|start|store|scripts|book|service|all [--quick] [--workload DIR] [--rules N] [--contacts N] [--turns N] [--json FILE]");
    return 2;
}
using var results = new Results(options.Json);
if (options.What is "decide" or "all")
{
    new DecideBenchmark(options, results).Run();
}
if (options.What is "recommend" or "all")
{
    new RecommendBenchmark(options, results).Run();
}
if (options.What is "load" or "all")
{
    new LoadBenchmark(options, results).Run();
}
if (options.What is "templates" or "all")
{
    new TemplateBenchmark(options, results).Run();
}
if (options.What is "start" or "all")
{
    new StartBenchmark(options, results).Run();
}
if (options.What is "store" or "all")
{
    await new StoreBenchmark(options, results).RunAsync();
}
if (options.What is "book" or "all")
{
    await new BookBenchmark(options, results).RunAsync();
}
if (options.What is "service" or "all")
{
    await new ServiceBenchmark(options, results).RunAsync();
}
if (options.What is "scripts" or "all")
{
    using var scripts = new ScriptBenchmark(options, results);
    await scripts.RunAsync();
}
return 0;
