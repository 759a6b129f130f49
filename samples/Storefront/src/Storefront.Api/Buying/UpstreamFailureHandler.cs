using Microsoft.AspNetCore.Diagnostics;

namespace Storefront.Api.Buying;

/// <summary>Answers 502 where another service does not take a call, so that the page asks the customer to come back.</summary>
public sealed class UpstreamFailureHandler(IProblemDetailsService problems, ILogger<UpstreamFailureHandler> logger) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not HttpRequestException)
            return false;

        logger.LogError(exception, "{Path} did not go through", context.Request.Path);
        context.Response.StatusCode = StatusCodes.Status502BadGateway;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = { Title = "This cannot be bought at present.", Status = StatusCodes.Status502BadGateway },
        });
    }
}
