using Playbooks.Storage.Tests.Crashing;

// The tests themselves are run by the test host; as a program this is the process that the crash test kills.
return args is ["crash", var file, var round] ? await CrashWriter.RunAsync(file, round) : 2;
