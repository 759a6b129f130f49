using static System.FormattableString;

namespace Wirefix.Agent.Proposing.Models.Transport;

/// <summary>
/// Sends a request to a model's service again where it may be answered later, after the wait that the service asks for, and says in plain words what became
/// of one that was not answered. It stands below the providers' packages, so that it is the same for all.
/// </summary>
/// <param name="clock">What waits are measured by.</param>
/// <param name="hide">Replaces secrets in what is quoted of an answer.</param>
internal sealed class PatientHandler(TimeProvider clock, Func<string, string> hide) : DelegatingHandler
{
    /// <inheritdoc/>
    /// <exception cref="AgentException">The service refused the request, or could not be reached.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var (response, failure) = await TryAsync(request, cancellationToken).ConfigureAwait(false);
            if (response is { IsSuccessStatusCode: true })
                return response;
            using (response)
            {
                var wait = Patience.WaitOf(response, tries, clock.GetUtcNow());
                var isPassing = response is null || Patience.IsPassing(response);
                if (!isPassing || tries == Patience.MostTries || wait > Patience.LongestWait)
                {
                    failure ??= await ServiceError.OfAsync(response!, hide, cancellationToken).ConfigureAwait(false);
                    throw new AgentException(failure + Ended(isPassing, tries, wait));
                }

                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<(HttpResponseMessage? Response, string? Failure)> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return (await base.SendAsync(request, cancellationToken).ConfigureAwait(false), null);
        }
        catch (HttpRequestException exception)
        {
            return (null, $"{request.RequestUri!.Authority} cannot be reached: {exception.Message.TrimEnd('.')}");
        }
    }

    private static string Ended(bool isPassing, int tries, TimeSpan wait)
    {
        if (!isPassing)
            return "";
        if (wait > Patience.LongestWait)
            return Invariant($"; it asks for {wait.TotalSeconds:0} s of patience, and no more than {Patience.LongestWait.TotalSeconds:0} s are waited");
        return Invariant($"; it was asked {tries} times");
    }
}
