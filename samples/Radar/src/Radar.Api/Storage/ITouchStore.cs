namespace Radar.Api.Storage;

/// <summary>Keeps the touches of all accounts.</summary>
public interface ITouchStore
{
    /// <summary>Stores touches; those of a message that is already stored are left out.</summary>
    /// <returns>How many were new.</returns>
    int Add(IEnumerable<Touch> touches);

    /// <summary>The touches of an account, in the order in which they were stored.</summary>
    IReadOnlyList<Touch> Of(string account);
}
