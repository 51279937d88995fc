namespace Playbooks.Server.Hosting;

/// <summary>A setting of the service, read from the environment.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Meaning">What it does, as the README's table says it.</param>
/// <param name="Form">What may stand there.</param>
/// <param name="Default">What holds when it is not set.</param>
/// <param name="Apply">Puts a value into the options; null when it is no such value.</param>
internal sealed record Setting(string Name, string Meaning, string Form, string Default, Func<ServeOptions, string, ServeOptions?> Apply);
