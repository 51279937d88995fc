namespace Playbooks.Engine.Scripts;

/// <summary>A script with what it is called with.</summary>
/// <param name="Script">The script.</param>
/// <param name="Arguments">A JSON list in UTF-8, one element for each parameter.</param>
internal sealed record ScriptCall(Script Script, byte[] Arguments);
