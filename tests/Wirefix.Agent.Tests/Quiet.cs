namespace Wirefix.Agent.Tests;

/// <summary>Hears the progress of a run and says nothing.</summary>
internal sealed class Quiet : IProgress<string>
{
    public static Quiet Instance { get; } = new();

    public void Report(string value)
    {
    }
}
