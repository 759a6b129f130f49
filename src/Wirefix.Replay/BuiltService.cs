namespace Wirefix.Replay;

/// <summary>A service that was built and can be started.</summary>
/// <param name="AssemblyPath">The full path of its entry assembly (<c>.dll</c>).</param>
/// <param name="WorkingDirectory">The folder to start it in, where its <c>appsettings.json</c> lies.</param>
public sealed record BuiltService(string AssemblyPath, string WorkingDirectory);
