using System.Collections.Concurrent;

namespace Wirefix.Corpus.Staging;

/// <summary>How the work on one resource is ordered.</summary>
public delegate Task<IResult> Turn(string resource, Func<Task<IResult>> work);

/// <summary>The two ways: everybody at once, or one after another.</summary>
public static class Turns
{
    /// <summary>Everybody at once.</summary>
    public static Turn None => (_, work) => work();

    /// <summary>One after another for each resource.</summary>
    public static Turn Each()
    {
        var locks = new ConcurrentDictionary<string, SemaphoreSlim>();
        return async (resource, work) =>
        {
            var turn = locks.GetOrAdd(resource, _ => new SemaphoreSlim(1));
            await turn.WaitAsync();
            try
            {
                return await work();
            }
            finally
            {
                turn.Release();
            }
        };
    }
}
