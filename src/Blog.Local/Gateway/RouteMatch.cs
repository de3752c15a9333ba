using Blog.Core;

namespace Blog.Local.Gateway;

/// <summary>A route and the values that a path has for its parameters, percent-encoded as they were sent.</summary>
internal sealed record RouteMatch(Route Route, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>The route for a method and a path, or null: API Gateway knows no 405.</summary>
    public static RouteMatch? Find(string method, string path) => Find(Routes.All, method, path);

    /// <summary>
    /// Of several routes that fit, the one whose template has a name where theirs has a parameter, from the left.
    /// </summary>
    internal static RouteMatch? Find(IReadOnlyList<Route> routes, string method, string path) =>
        routes
            .Where(route => string.Equals(route.Method, method, StringComparison.Ordinal))
            .OrderBy(Precedence, StringComparer.Ordinal)
            .Select(route => Match(route, path))
            .FirstOrDefault(match => match is not null);

    /// <summary>A digit for each segment of the template, 1 for a parameter: less goes first.</summary>
    private static string Precedence(Route route) =>
        string.Concat(route.Path.Split('/').Select(segment => IsParameter(segment) ? '1' : '0'));

    private static RouteMatch? Match(Route route, string path)
    {
        var (template, segments) = (route.Path.Split('/'), path.Split('/'));
        return template.Length == segments.Length
            && template.Zip(segments, Fits).All(fits => fits)
                ? new RouteMatch(route, ParametersOf(template, segments))
                : null;
    }

    private static bool Fits(string template, string segment) =>
        IsParameter(template) ? segment.Length > 0 : string.Equals(template, segment, StringComparison.Ordinal);

    private static Dictionary<string, string> ParametersOf(string[] template, string[] segments) =>
        template.Zip(segments, (template, segment) => (Template: template, Segment: segment))
            .Where(pair => IsParameter(pair.Template))
            .ToDictionary(pair => pair.Template[1..^1], pair => pair.Segment, StringComparer.Ordinal);

    private static bool IsParameter(string template) => template is ['{', .., '}'];
}
