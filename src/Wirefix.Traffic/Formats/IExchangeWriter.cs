namespace Wirefix.Traffic.Formats;

/// <summary>Writes exchanges one after another, so that what is written may be larger than memory.</summary>
public interface IExchangeWriter
{
    /// <summary>Writes an exchange.</summary>
    void Write(Exchange exchange);

    /// <summary>Writes what the format has behind the last exchange. Nothing may be written after it.</summary>
    void End();
}
