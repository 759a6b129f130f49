using Microsoft.Extensions.Logging;

namespace Wirefix.Corpus.Staging;

/// <summary>Logging that is on and goes nowhere.</summary>
internal sealed class SilentLogs : ILoggerProvider, ILogger
{
    public static readonly SilentLogs Instance = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
    }

    public void Dispose()
    {
    }
}
